import { describe, expect, it } from 'vitest'

import { parsePolicyDocument } from '#engine/policy/parse.ts'
import { trustGraphOf } from '#graph/trust.ts'
import { readAuthorizationDetails } from '#interchange/authorization-details.ts'
import { exportAuthorizationDetails } from '#interchange/export-authorization-details/export-authorization-details.ts'
import { loadWorkspace, saveWorkspace } from '#model/file/workspace-file.ts'
import { emptyWorkspace, entitiesOf } from '#model/workspace.ts'

import { accepted } from '../accounts.ts'
import { syntheticAccount } from './synthetic-account.ts'

const size = { users: 60, roles: 300, policies: 120, seed: 7 }

describe('a synthetic account', () => {
  const workspace = syntheticAccount(size)

  it('has as many users, roles and policies as asked for', () => {
    const count = (kind: 'user' | 'role') => entitiesOf(workspace, kind).length
    const customer = entitiesOf(workspace, 'policy').filter(
      ({ owner, path }) => owner !== 'aws' && path !== '/boundaries/',
    )
    expect([count('user'), count('role'), customer.length]).toEqual([60, 300, 120])
  })

  it('is the same for the same seed, and another for another', () => {
    expect(syntheticAccount(size)).toEqual(workspace)
    expect(syntheticAccount({ ...size, seed: 8 })).not.toEqual(workspace)
  })

  it('reads back from a workspace file as what it is', () => {
    expect(accepted(loadWorkspace(saveWorkspace(workspace)))).toEqual(workspace)
  })

  it('reads back from its authorization details with nothing to complain of but what they leave out', () => {
    const [file] = exportAuthorizationDetails(workspace)
    const { counts, findings } = readAuthorizationDetails(file?.text ?? '', emptyWorkspace(''))
    expect(counts).toMatchObject({ users: 60, roles: 300 })
    expect(findings.filter(({ kind }) => kind !== 'missing-boundary')).toEqual([])
  })

  it('has documents that IAM would take', () => {
    const refused = entitiesOf(workspace, 'role').filter(
      ({ trustPolicy }) => !parsePolicyDocument(trustPolicy, 'trust').ok,
    )
    const policies = entitiesOf(workspace, 'policy').flatMap(({ versions }) => versions)
    const wrong = policies.filter(({ document }) => !parsePolicyDocument(document, 'identity').ok)
    expect([refused, wrong]).toEqual([[], []])
  })

  it('has ways to become somebody of every kind', () => {
    const kinds = new Set(trustGraphOf(workspace).edges.map(({ kind }) => kind))
    expect([...kinds].toSorted()).toMatchInlineSnapshot(`
      [
        "AssumeRole",
        "AssumeRoleWithSAML",
        "AssumeRoleWithWebIdentity",
        "instanceProfile",
        "member",
        "service",
      ]
    `)
  })
})
