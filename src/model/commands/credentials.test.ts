import { describe, expect, it } from 'vitest'

import { accepted, after, allowing, dev, refusalOf, smallCompany, the } from '#testing/accounts.ts'

import { permissionSetOf } from '../entities/role-kind.ts'
import { createAccessKey } from './create-access-key.ts'
import { createPolicyVersion } from './create-policy-version.ts'
import { createServiceLinkedRole } from './create-service-linked-role.ts'
import { deleteServiceLinkedRole } from './delete-service-linked-role.ts'
import { editRole } from './edit-role.ts'
import { setAccountAlias } from './set-account-alias.ts'

const createDate = '2026-02-03T04:05:06Z'
const workspace = smallCompany()
const keyOf = (digit: string) => ({ user: the.bob, accessKeyId: `AKIA${digit.repeat(16)}`, createDate })

describe('credentials and versions', () => {
  it('a user has at most two access keys', () => {
    const one = after(workspace, createAccessKey(workspace, keyOf('1')))
    const two = after(one, createAccessKey(one, keyOf('2')))
    expect(refusalOf(createAccessKey(two, keyOf('3')))).toMatchObject({ kind: 'limit-exceeded', limit: 2 })
    expect(refusalOf(createAccessKey(one, keyOf('1')))).toMatchObject({ kind: 'entity-already-exists' })
  })

  it('a policy has at most five versions', () => {
    let now = workspace
    const input = {
      policy: the.readReports,
      document: allowing('s3:*'),
      createDate,
      setAsDefault: false,
    }
    for (let i = 0; i < 3; i++) now = after(now, createPolicyVersion(now, input))
    expect(refusalOf(createPolicyVersion(now, input))).toMatchObject({ kind: 'limit-exceeded', limit: 5 })
  })

  it('a service-linked role can be deleted, not edited (R10.11)', () => {
    const made = createServiceLinkedRole(workspace, {
      accountId: dev,
      awsServiceName: 'autoscaling.amazonaws.com',
      customSuffix: null,
      description: '',
      uniqueId: 'AROAFRESHFRESHFRESH00',
      createDate,
    })
    const [role] = accepted(made).added
    expect(role).toMatchObject({ name: 'AWSServiceRoleForAutoScaling' })
    const now = after(workspace, made)
    const edit = { role: the.serviceLinked, description: 'x', maxSessionDuration: 3600 }
    expect(refusalOf(editRole(now, edit))).toMatchObject({ reason: 'service-linked' })
    expect(refusalOf(deleteServiceLinkedRole(now, { role: the.deploy }))).toMatchObject({
      kind: 'no-such-entity',
    })
    expect(after(now, deleteServiceLinkedRole(now, { role: the.serviceLinked })).entities.size).toBe(
      now.entities.size - 1,
    )
  })

  it('a role of IAM Identity Center tells its permission set', () => {
    const path = '/aws-reserved/sso.amazonaws.com/eu-west-1/'
    expect(permissionSetOf({ path, name: 'AWSReservedSSO_Auditor_0123456789abcdef' })).toBe('Auditor')
    expect(permissionSetOf({ path: '/', name: 'AWSReservedSSO_Auditor_0123456789abcdef' })).toBeNull()
  })

  it.each(['-a', 'a--b', 'ab', 'Upper'])('no account alias is %s', (alias) => {
    expect(refusalOf(setAccountAlias(workspace, { account: dev, alias }))).toMatchObject({
      kind: 'invalid-input',
    })
  })
})
