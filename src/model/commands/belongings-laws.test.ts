import * as fc from 'fast-check'
import { expect, it } from 'vitest'

import type { Result } from '#engine/result.ts'
import { accepted, allowing, dev, prod, smallCompany, the } from '#testing/accounts.ts'
import { schemaErrorsOf } from '#testing/schema-errors.ts'

import { applyChange, reverseChange, type Change } from '../change.ts'
import { accountId, arn } from '../entities/names.ts'
import { ownershipControls } from '../entities/resource-settings.ts'
import { loadWorkspace, saveWorkspace } from '../file/workspace-file.ts'
import type { Workspace } from '../workspace.ts'
import { addAwsManagedPolicy } from './add-aws-managed-policy.ts'
import { createAccessKey } from './create-access-key.ts'
import { createAccount } from './create-account.ts'
import { createInstanceProfile } from './create-instance-profile.ts'
import { createOrganization } from './create-organization.ts'
import { createPolicyVersion } from './create-policy-version.ts'
import { createSamlProvider } from './create-saml-provider.ts'
import { createServiceLinkedRole } from './create-service-linked-role.ts'
import { deactivateMfaDevice } from './deactivate-mfa-device.ts'
import { deleteAccessKey } from './delete-access-key.ts'
import { deleteOrganization } from './delete-organization.ts'
import { deletePolicyVersion } from './delete-policy-version.ts'
import { deleteServiceLinkedRole } from './delete-service-linked-role.ts'
import { editResourceSettings } from './edit-resource-settings.ts'
import { editRole } from './edit-role.ts'
import { enableMfaDevice } from './enable-mfa-device.ts'
import type { Problem } from './problem.ts'
import { setAccessKeyStatus } from './set-access-key-status.ts'
import { setAccountAlias } from './set-account-alias.ts'
import { setAccountBlockPublicAccess } from './set-account-block-public-access.ts'
import { setDefaultPolicyVersion } from './set-default-policy-version.ts'
import { setLoginProfile } from './set-login-profile.ts'
import { setPasswordPolicy } from './set-password-policy.ts'
import { updateSamlProvider } from './update-saml-provider.ts'

type Command<Input> = (workspace: Workspace, input: Input) => Result<Change, Problem>
type Step = (workspace: Workspace) => Result<Change, Problem>

const step = <Input>(command: Command<Input>, input: fc.Arbitrary<Input>): fc.Arbitrary<Step> =>
  input.map(
    (value): Step =>
      (workspace) =>
        command(workspace, value),
  )

const createDate = fc.constant('2026-02-03T04:05:06Z')
const account = fc.constantFrom(dev, dev, prod, accountId('999999999999'))
const user = fc.constantFrom(the.alice, the.alice, the.alice, the.deploy)
const serviceLinked = arn(`arn:aws:iam::${dev}:role/aws-service-role/sqs.amazonaws.com/AWSServiceRoleForSqs`)
const role = fc.constantFrom(the.deploy, the.serviceLinked, the.alice, serviceLinked)
const policy = fc.constantFrom(the.readReports, the.limits, the.awsReadOnly)
const version = fc.record({ policy, versionId: fc.constantFrom('v1', 'v2', 'v3', 'v9') })
const name = fc.constantFrom('one', 'two', '__proto__', '', '😀')
const text = fc.constantFrom('', 'x', '<b>', '😀', 'x'.repeat(2000))
const accessKeyId = fc.constantFrom('AKIAAAAAAAAAAAAAAAA1', 'AKIAAAAAAAAAAAAAAAA2', 'bad')
const serialNumber = fc.constantFrom(`arn:aws:iam::${dev}:mfa/a`, `arn:aws:iam::${dev}:mfa/a`, '')
const uniqueId = fc.integer({ min: 10, max: 60 }).map((n) => `AROAFRESHFRESHFRESH${n}`)
const switches = fc.record({
  blockPublicAcls: fc.boolean(),
  ignorePublicAcls: fc.boolean(),
  blockPublicPolicy: fc.boolean(),
  restrictPublicBuckets: fc.boolean(),
})
const whole = fc.constantFrom(null, 0, 6, 8, 24, 90, 5000)
const passwordPolicy = fc.record({
  minimumPasswordLength: fc.constantFrom(6, 14, 3),
  requireSymbols: fc.boolean(),
  requireNumbers: fc.boolean(),
  requireUppercaseCharacters: fc.boolean(),
  requireLowercaseCharacters: fc.boolean(),
  allowUsersToChangePassword: fc.boolean(),
  maxPasswordAge: whole,
  passwordReusePrevention: whole,
  hardExpiry: fc.boolean(),
})
const settings = fc.record({
  blockPublicAccess: fc.option(switches),
  ownershipControls: fc.option(fc.constantFrom(...ownershipControls)),
  vpcId: fc.option(fc.constant('vpc-0123456789abcdef0')),
  aliases: fc.constantFrom([], ['alias/a']),
  bucket: fc.constant(null),
  networkOrigin: fc.constant(null),
  serviceName: fc.constant(null),
  grants: fc.constant([]),
})

const steps: Readonly<Record<string, fc.Arbitrary<Step>>> = {
  createAccessKey: step(createAccessKey, fc.record({ user, accessKeyId, createDate })),
  setAccessKeyStatus: step(
    setAccessKeyStatus,
    fc.record({ user, accessKeyId, status: fc.constantFrom('Active' as const, 'Inactive' as const) }),
  ),
  deleteAccessKey: step(deleteAccessKey, fc.record({ user, accessKeyId })),
  setLoginProfile: step(setLoginProfile, fc.record({ user, loginProfile: fc.boolean() })),
  enableMfaDevice: step(enableMfaDevice, fc.record({ user, serialNumber, enableDate: createDate })),
  deactivateMfaDevice: step(deactivateMfaDevice, fc.record({ user, serialNumber })),
  editRole: step(
    editRole,
    fc.record({ role, description: text, maxSessionDuration: fc.constantFrom(3600, 7200, 1) }),
  ),
  createServiceLinkedRole: step(
    createServiceLinkedRole,
    fc.record({
      accountId: account,
      awsServiceName: fc.constantFrom('sqs.amazonaws.com', 'autoscaling.amazonaws.com', 'x'),
      customSuffix: fc.option(name),
      description: text,
      uniqueId,
      createDate,
    }),
  ),
  deleteServiceLinkedRole: step(deleteServiceLinkedRole, fc.record({ role })),
  createPolicyVersion: step(
    createPolicyVersion,
    fc.record({
      policy,
      document: fc.constantFrom(allowing('s3:*'), allowing('sqs:*')),
      createDate,
      setAsDefault: fc.boolean(),
    }),
  ),
  setDefaultPolicyVersion: step(setDefaultPolicyVersion, version),
  deletePolicyVersion: step(deletePolicyVersion, version),
  addAwsManagedPolicy: step(
    addAwsManagedPolicy,
    fc.record({
      path: fc.constantFrom('/', '/service-role/'),
      name,
      description: text,
      createDate,
      versionId: fc.constant('v3'),
      document: fc.constant(allowing('ec2:Describe*')),
    }),
  ),
  createInstanceProfile: step(
    createInstanceProfile,
    fc.record({
      accountId: account,
      path: fc.constantFrom('/', '/a/'),
      name,
      uniqueId: uniqueId.map((id) => id.replace('AROA', 'AIPA')),
      createDate,
      tags: fc.constant({}),
    }),
  ),
  createSamlProvider: step(
    createSamlProvider,
    fc.record({ accountId: account, name, createDate, tags: fc.constant({ a: 'b' }) }),
  ),
  updateSamlProvider: step(
    updateSamlProvider,
    fc.record({
      provider: fc.constantFrom('one', 'two').map((of) => arn(`arn:aws:iam::${dev}:saml-provider/${of}`)),
      metadata: fc.oneof(text, fc.constant(`<EntityDescriptor>${'x'.repeat(1000)}</EntityDescriptor>`)),
    }),
  ),
  setAccountAlias: step(
    setAccountAlias,
    fc.record({ account, alias: fc.option(fc.constantFrom('acme', 'acme-2', 'A', '-')) }),
  ),
  setPasswordPolicy: step(
    setPasswordPolicy,
    fc.record({ account, passwordPolicy: fc.option(passwordPolicy) }),
  ),
  setAccountBlockPublicAccess: step(
    setAccountBlockPublicAccess,
    fc.record({ account, blockPublicAccess: fc.option(switches) }),
  ),
  editResourceSettings: step(
    editResourceSettings,
    fc.record({ resource: fc.constantFrom(the.reports, the.jobs), settings }),
  ),
  createAccount: step(
    createAccount,
    fc.record({
      accountId: fc.constantFrom('444444444444', '555555555555', '4'),
      name,
      ownership: fc.constantFrom('own' as const, 'third-party' as const),
    }),
  ),
  createOrganization: step(
    createOrganization,
    fc.record({
      organizationId: fc.constantFrom('o-abcdefghij', 'bad'),
      rootId: fc.constant('r-abcd'),
      managementAccountId: account,
    }),
  ),
  deleteOrganization: fc.constant<Step>((workspace) => deleteOrganization(workspace)),
}

const someStep = fc
  .constantFrom(...Object.keys(steps))
  .chain((command) => (steps[command] ?? fc.constant(deleteOrganization)).map((run) => ({ command, run })))

it('commands on credentials, versions, settings and accounts are taken back by their reverse, and leave what a file can hold', () => {
  const taken = new Set<string>()
  fc.assert(
    fc.property(fc.array(someStep, { minLength: 10, maxLength: 40 }), (all) => {
      let workspace = smallCompany()
      for (const { command, run } of all) {
        const result = run(workspace)
        if (!result.ok) continue
        taken.add(command)
        const next = applyChange(workspace, result.value)
        expect(applyChange(next, reverseChange(result.value))).toEqual(workspace)
        expect(reverseChange(reverseChange(result.value))).toEqual(result.value)
        workspace = next
      }
      const saved: unknown = JSON.parse(JSON.stringify(saveWorkspace(workspace)))
      expect(accepted(loadWorkspace(saved))).toEqual(workspace)
      expect(schemaErrorsOf(saved)).toBeNull()
    }),
    { seed: 1, numRuns: 150 },
  )
  expect([...taken].toSorted()).toEqual(Object.keys(steps).toSorted())
})
