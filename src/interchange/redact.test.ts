import { assert, nat, property } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { saveWorkspace } from '#model/file/workspace-file.ts'
import { accepted, smallCompany } from '#testing/accounts.ts'
import { teachingSample } from '#testing/sample.ts'

import { readMadeUpNames, writeMadeUpNames } from './made-up-names.ts'
import { redact } from './redact.ts'

describe('a redacted workspace', () => {
  it('tells no account, no name and no unique id of the real one', () => {
    const { workspace } = accepted(redact(smallCompany(), 1, new Map()))
    const text = JSON.stringify(saveWorkspace(workspace))
    for (const told of [
      'alice',
      'bob',
      'Developers',
      'Deploy"',
      'reports',
      '111111111111',
      '222222222222',
      'AIDAALICE',
      'small company',
    ]) {
      expect(text).not.toContain(told)
    }
    expect(text).toContain('iam::aws:policy/ReadOnlyAccess')
    expect(text).toContain('AWSServiceRoleForECS')
    expect(text).toContain('s3:GetObject')
  })

  it('refers to the same things as the real one', () => {
    const { workspace, mapping } = accepted(redact(smallCompany(), 1, new Map()))
    const account = mapping.get('111111111111') ?? ''
    const alice = workspace.entities.get(`arn:aws:iam::${account}:user/${mapping.get('alice')}`)
    expect(alice).toMatchObject({ groups: [mapping.get('Developers')] })
    expect(
      workspace.entities.get(`arn:aws:iam::${account}:role/${mapping.get('ci')}/${mapping.get('Deploy')}`),
    ).toMatchObject({
      trustPolicy: { Statement: [{ Principal: { AWS: [alice?.id, expect.stringContaining(':role/')] } }] },
    })
    expect(workspace.entities.size).toBe(smallCompany().entities.size)
  })

  it('replaces what only an ARN names, and inline policies, and lists what stays of other ARNs', () => {
    const role = [...smallCompany().entities.values()].find(({ kind }) => kind === 'role')
    if (role?.kind !== 'role') throw new Error('no role')
    const Resource = [
      'arn:aws:iam::111111111111:role/teams/Payroll-Target',
      'arn:aws:lambda:eu-west-1:111111111111:function:salaries',
      'arn:aws:lambda:eu-west-1:111111111111:function:bonus-*',
      'arn:aws:s3:::Payroll-Files/march/*',
      'arn:aws:iam::*:user/${aws:username}',
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
    ]
    const document = { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource }] }
    const inlinePolicies = [{ name: 'Josh-admin', document }]
    const real = smallCompany()
    const entities = new Map(real.entities).set(role.id, { ...role, inlinePolicies })
    const { workspace, mapping, kept } = accepted(redact({ ...real, entities }, 1, new Map()))
    const text = JSON.stringify(saveWorkspace(workspace))
    for (const told of ['Josh-admin', 'teams', 'Payroll-Target', 'salaries', 'Payroll-Files']) {
      expect(text).not.toContain(told)
      expect(mapping.get(told)).toBeDefined()
    }
    expect(text).toContain('${aws:username}')
    expect(kept).toEqual(expect.arrayContaining([Resource[2], Resource[3]]))
    for (const nothingTold of [Resource[0], Resource[1], Resource[4], Resource[5]])
      expect(kept).not.toContain(nothingTold)
  })

  it('replaces whose repository a subject of a token is, and keeps the words of its issuer', () => {
    const role = [...smallCompany().entities.values()].find(({ kind }) => kind === 'role')
    if (role?.kind !== 'role') throw new Error('no role')
    const key = 'token.actions.githubusercontent.com:sub'
    const trusted = (subject: string) => ({
      Effect: 'Allow',
      Principal: { Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringLike: { [key]: subject } },
    })
    const staying = ['repo:Sal?ry-Team/x:ref:*', 'repo:acme/*rates*:*']
    const trustPolicy = {
      Statement: [
        'repo:Payroll-Org/ledger:ref:refs/heads/main',
        'repo:Payroll-Org/*',
        'repo:Environment/Plan:ref:refs/heads/main',
        ...staying,
      ].map(trusted),
    }
    const real = smallCompany()
    const entities = new Map(real.entities).set(role.id, { ...role, trustPolicy })
    const { workspace, mapping, kept } = accepted(redact({ ...real, entities }, 1, new Map()))
    const text = JSON.stringify(saveWorkspace(workspace))
    const [organization, repository] = [mapping.get('Payroll-Org'), mapping.get('ledger')]
    expect(text).toContain(`"repo:${organization}/${repository}:ref:refs/heads/main"`)
    expect(text).toContain(`"repo:${organization}/*"`)
    for (const told of ['Payroll-Org', 'ledger', 'Environment/Plan']) expect(text).not.toContain(told)
    // what a pattern holds of a name can't be replaced, and is told
    expect(kept.filter((one) => one.startsWith('repo:'))).toEqual(staying)
  })

  it('renames what is shown of whoever the workspace only trusts, without the start of its ARN too', () => {
    const role = [...smallCompany().entities.values()].find(({ kind }) => kind === 'role')
    if (role?.kind !== 'role') throw new Error('no role')
    const AWS = [
      'arn:aws:iam::999999999999:user/ops/nobody-here',
      'arn:aws:sts::999999999999:assumed-role/Gone-Role/their-session',
    ]
    const trustPolicy = { Statement: [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }] }
    const real = smallCompany()
    const entities = new Map(real.entities).set(role.id, { ...role, trustPolicy })
    const { rename, mapping } = accepted(redact({ ...real, entities }, 1, new Map()))
    expect(rename('user/ops/nobody-here')).toBe(`user/${mapping.get('ops')}/${mapping.get('nobody-here')}`)
    const session = `${mapping.get('Gone-Role')}/${mapping.get('their-session')}`
    expect(rename('assumed-role/Gone-Role/their-session')).toBe(`assumed-role/${session}`)
    expect(rename('role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS')).toBe(
      'role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS',
    )
    expect(mapping.has('000000000000')).toBe(false)
  })

  it('has the names that were made up before for what was there before, and others for what is new', () => {
    const real = smallCompany()
    const entities = new Map([...real.entities].filter(([, { kind }]) => kind !== 'user'))
    const before = accepted(redact({ ...real, entities }, 1, new Map())).mapping
    const written = readMadeUpNames(writeMadeUpNames(before, ['arn:aws:s3:::x-*']))
    expect(written).toEqual(before)
    const { mapping } = accepted(redact(real, 2, before))
    expect([...mapping].slice(0, before.size)).toEqual([...before])
    expect(mapping.size).toBeGreaterThan(before.size)
    expect(new Set(mapping.values()).size).toBe(mapping.size)
    expect(readMadeUpNames('[1]')).toBeNull()
  })

  it('leaves names and ids that stand elsewhere as they are: of roles that AWS made, and of the organization', () => {
    const role = [...smallCompany().entities.values()].find(({ kind }) => kind === 'role')
    if (role?.kind !== 'role') throw new Error('no role')
    const session = 'assumed-role/AWSReservedSSO_Admin_0123456789abcdef/*'
    const Resource = [
      `arn:aws:sts::111111111111:${session}`,
      'arn:aws:organizations::111111111111:account/o-abc/*',
    ]
    const inlinePolicies = [
      { name: 'x', document: { Statement: [{ Effect: 'Allow', Action: '*', Resource }] } },
    ]
    const real = smallCompany()
    const entities = new Map(real.entities).set(role.id, { ...role, inlinePolicies })
    const { workspace, kept } = accepted(redact({ ...real, entities }, 1, new Map()))
    const text = JSON.stringify(saveWorkspace(workspace))
    expect(text).toContain(session)
    expect(text).toContain('account/o-abc/*')
    expect(kept).toEqual(expect.arrayContaining(Resource))
  })

  it('is the same for the same seed, and another account for each', () => {
    assert(
      property(nat(), (seed) => {
        const { mapping, workspace } = accepted(redact(teachingSample(), seed, new Map()))
        expect(accepted(redact(teachingSample(), seed, new Map())).workspace.entities).toEqual(
          workspace.entities,
        )
        expect(new Set(mapping.values()).size).toBe(mapping.size)
      }),
      { numRuns: 10 },
    )
  })
})
