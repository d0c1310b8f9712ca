import { describe, expect, it } from 'vitest'

import { applyChange } from '#model/change.ts'
import { deleteEntity } from '#model/commands/delete-entity.ts'
import { entityAt, workspaceOf } from '#testing/accounts.ts'

import { untie } from './untie.ts'

const document = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] }
const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
}
const iam = 'arn:aws:iam::111122223333'
const version = (versionId: string) => ({ versionId, document, createDate: '2026-01-01T00:00:00Z' })

const workspace = workspaceOf({
  rolescape: 1,
  name: 'ties',
  accounts: [
    {
      accountId: '111122223333',
      name: 'main',
      ownership: 'own',
      users: [
        {
          name: 'alice',
          groups: ['Staff'],
          attachedPolicies: [`${iam}:policy/Limit`],
          inlinePolicies: [{ name: 'Mine', document }],
          permissionsBoundary: `${iam}:policy/Limit`,
          loginProfile: true,
          accessKeys: [
            { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', status: 'Active', createDate: '2026-01-01T00:00:00Z' },
          ],
          mfaDevices: [{ serialNumber: `${iam}:mfa/alice`, enableDate: '2026-01-01T00:00:00Z' }],
        },
      ],
      groups: [{ name: 'Staff', attachedPolicies: [`${iam}:policy/Limit`] }],
      roles: [{ name: 'Box', trustPolicy: trust, attachedPolicies: [`${iam}:policy/Limit`] }],
      policies: [{ name: 'Limit', versions: [version('v1'), version('v2')], defaultVersionId: 'v2' }],
      instanceProfiles: [{ name: 'Profile', roleName: 'Box' }],
    },
  ],
  awsManagedPolicies: [],
  board: [],
})

describe('what ties an entity down', () => {
  it.each([
    `${iam}:user/alice`,
    `${iam}:group/Staff`,
    `${iam}:role/Box`,
    `${iam}:policy/Limit`,
    `${iam}:instance-profile/Profile`,
  ])('can be loosened so that %s is deleted after all', (id) => {
    const entity = entityAt(workspace, id)
    const refusal = deleteEntity(workspace, { id })
    if (refusal.ok || refusal.problem.kind !== 'delete-conflict') throw new Error('expected a conflict')
    const steps = untie(entity, refusal.problem.ties) ?? []
    const after = steps.reduce((now, step) => {
      const outcome = step(now)
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
      return applyChange(now, outcome.value)
    }, workspace)
    expect(deleteEntity(after, { id }).ok).toBe(true)
  })

  it('is left alone where it is all that an account holds', () => {
    expect(
      untie(entityAt(workspace, 'account/111122223333'), [{ tie: 'entity', name: `${iam}:user/alice` }]),
    ).toBeNull()
  })
})
