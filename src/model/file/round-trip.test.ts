import * as fc from 'fast-check'
import { expect, it } from 'vitest'

import type { JsonValue } from '#engine/text/json.ts'
import { accepted, dev } from '#testing/accounts.ts'
import { schemaErrorsOf } from '#testing/schema-errors.ts'

import { resourceTypes, type Account, type Entity } from '../entities/entity.ts'
import { accountId, arn, type AccountId } from '../entities/names.ts'
import { newAccount } from '../entities/new-account.ts'
import { ownershipControls } from '../entities/resource-settings.ts'
import type { Workspace } from '../workspace.ts'
import { loadWorkspace, saveWorkspace } from './workspace-file.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const someArn = text.map((rest) => arn(`arn:aws:iam::${dev}:x/${rest}`))
const nullableArn = fc.option(someArn)
const json: fc.Arbitrary<JsonValue> = fc
  .jsonValue()
  .map((value) => JSON.parse(JSON.stringify(value).replaceAll('"__proto__"', '"proto"')))
const tags = fc.dictionary(
  fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
  text,
)
const scalar = fc.oneof(text, fc.integer(), fc.boolean())
const context = fc.dictionary(
  fc.constantFrom('aws:SourceIp', 'aws:TagKeys', 'x'),
  fc.oneof(scalar, fc.array(scalar)),
)
const account = fc.constantFrom(dev, accountId('222222222222'))
const common = { arn: someArn, accountId: account, name: text, createDate: text, tags }
const named = { ...common, path: fc.constantFrom('/', '/a/', '/é b/\n/'), uniqueId: text }
const holder = {
  ...named,
  attachedPolicies: fc.array(someArn, { maxLength: 3 }),
  inlinePolicies: fc.array(fc.record({ name: text, document: json }), { maxLength: 2 }),
}
const accessKey = fc.record({
  accessKeyId: text,
  status: fc.constantFrom('Active' as const, 'Inactive' as const),
  createDate: text,
  lastUsed: fc.option(text),
})
const version = fc.record({ versionId: text, document: json, createDate: text })

function entity<const Kind extends string, Fields extends { readonly arn: string }>(
  kind: Kind,
  fields: { readonly [Key in keyof Fields]: fc.Arbitrary<Fields[Key]> },
) {
  const placed = (made: Fields) => ({ ...made, kind, id: made.arn })
  return fc.record(fields).map(placed)
}

const user = entity('user', {
  ...holder,
  groups: fc.array(text),
  permissionsBoundary: nullableArn,
  loginProfile: fc.boolean(),
  passwordLastUsed: fc.option(text),
  accessKeys: fc.array(accessKey, { maxLength: 2 }),
  mfaDevices: fc.array(fc.record({ serialNumber: text, enableDate: text }), { maxLength: 1 }),
})
const group = entity('group', holder).map(({ tags: _tags, ...rest }) => rest)
const role = entity('role', {
  ...holder,
  description: text,
  trustPolicy: json,
  permissionsBoundary: nullableArn,
  maxSessionDuration: fc.integer(),
  lastUsed: fc.option(fc.record({ date: text, region: text })),
})
function owned<Made extends { readonly accountId: AccountId; readonly isAws: boolean }>(made: Made) {
  const { accountId: own, isAws, ...rest } = made
  return { ...rest, owner: isAws ? ('aws' as const) : own }
}
const policy = entity('policy', {
  ...named,
  description: text,
  versions: fc.array(version, { maxLength: 5 }),
  defaultVersionId: text,
  isAws: fc.boolean(),
}).map(owned)
const profile = entity('instance-profile', { ...named, roleName: fc.option(text) })
const saml = entity('saml-provider', { ...common, metadata: fc.option(text) })
const oidc = entity('oidc-provider', {
  ...common,
  url: text,
  clientIds: fc.array(text),
  thumbprints: fc.array(text),
}).map(({ name: _name, ...rest }) => rest)
const switches = fc.record({
  blockPublicAcls: fc.boolean(),
  ignorePublicAcls: fc.boolean(),
  blockPublicPolicy: fc.boolean(),
  restrictPublicBuckets: fc.boolean(),
})
const pairs = fc.dictionary(fc.constantFrom('purpose', 'team'), text)
const grant = fc.record(
  {
    grantee: text,
    operations: fc.array(text, { maxLength: 2 }),
    constraints: fc.record(
      { encryptionContextEquals: pairs, encryptionContextSubset: pairs },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['grantee', 'operations'] },
)
const settings = fc.record({
  blockPublicAccess: fc.option(switches),
  ownershipControls: fc.option(fc.constantFrom(...ownershipControls)),
  bucket: nullableArn,
  networkOrigin: fc.option(fc.constantFrom('Internet', 'VPC')),
  vpcId: fc.option(text),
  serviceName: fc.option(text),
  grants: fc.array(grant, { maxLength: 2 }),
  aliases: fc.array(text, { maxLength: 2 }),
})
const resource = entity('resource', {
  ...common,
  type: fc.constantFrom(...resourceTypes),
  policy: json,
  executionRole: nullableArn,
  instanceProfile: nullableArn,
  settings,
}).map(({ createDate: _createDate, ...rest }) => rest)
const boardId = fc.constantFrom('board/main', 'board/a')
const board = fc.record({
  kind: fc.constant('board' as const),
  id: boardId,
  order: fc.integer(),
  name: text,
  context,
  unknown: fc.array(text, { maxLength: 2 }),
})
const pin = fc.record({
  kind: fc.constant('pinned-request' as const),
  id: text.map((rest) => `pin/${rest}`),
  board: fc.constant('board/main'),
  order: fc.integer(),
  action: text,
  resource: text,
  context,
  unknown: fc.array(text, { maxLength: 2 }),
})
const expectation = fc.record({
  kind: fc.constant('expectation' as const),
  id: text.map((rest) => `expectation/${rest}`),
  order: fc.integer(),
  note: text,
  principal: fc.oneof(text, fc.record({ Service: text }), fc.record({ Federated: text })),
  action: text,
  resource: text,
  context,
  expected: fc.oneof(
    fc.record({ kind: fc.constantFrom('allowed' as const, 'denied' as const) }),
    fc.record({ kind: fc.constant('allowedOnlyWith' as const), context }),
  ),
})

const someEntity: fc.Arbitrary<Entity> = fc.oneof(
  user,
  group,
  role,
  policy,
  profile,
  saml,
  oidc,
  resource,
  board,
  pin,
  expectation,
)

const accounts: readonly Account[] = [dev, accountId('222222222222')].map((id) =>
  newAccount(id, `account ${id}`, id === dev ? 'own' : 'third-party'),
)

const someWorkspace: fc.Arbitrary<Workspace> = fc
  .record({ name: text, made: fc.uniqueArray(someEntity, { selector: ({ id }) => id, maxLength: 12 }) })
  .map(({ name, made }) => ({
    name,
    entities: new Map([...accounts, ...made].map((one) => [one.id, one])),
    extensions: new Map(),
  }))

it('any workspace comes back from its file as it was, and the published schema takes the file', () => {
  fc.assert(
    fc.property(someWorkspace, (workspace) => {
      const file: unknown = JSON.parse(JSON.stringify(saveWorkspace(workspace)))
      expect(accepted(loadWorkspace(file))).toEqual(workspace)
      expect(schemaErrorsOf(file)).toBeNull()
    }),
    { numRuns: 100 },
  )
})
