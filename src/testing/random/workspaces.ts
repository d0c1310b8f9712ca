import * as fc from 'fast-check'

import type { JsonObject } from '#engine/text/json.ts'
import type { Entity, Group, InstanceProfile, ManagedPolicy, Role, User } from '#model/entities/entity.ts'
import { accountId, arn, type AccountId } from '#model/entities/names.ts'
import { newAccount } from '#model/entities/new-account.ts'
import { derivedUniqueId } from '#model/entities/unique-id.ts'
import type { Workspace } from '#model/workspace.ts'

const account = fc.constantFrom(accountId('111111111111'), accountId('000000000222'))
const path = fc.constantFrom('/', '/staff/', '/a/b-1/')
const date = fc.constantFrom('2024-03-01T08:00:00+00:00', '2025-12-31T23:59:59Z')

/** Names that IAM takes, those that other languages stumble over among them. */
const name = fc.oneof(
  fc.stringMatching(/^[\w+=,.@-]{1,20}$/),
  fc.constantFrom('-n', '__proto__', 'constructor', 'x=1', 'a,b', 'toString'),
)

/** Texts that IAM takes as a description, made of what shells, HCL, YAML and Markdown give a meaning to. */
const description = fc
  .oneof(
    fc.stringMatching(/^[ -~¡-ÿ]{0,30}$/),
    fc.constantFrom(
      'it\u2019s',
      "'; $(x) `y`",
      '${aws:username} %{ if } $${',
      '<b>|*_`\n# x',
      'file:///etc/x',
      '"""\\',
    ),
  )
  .filter((text) => /^[\t\n\r -~¡-ÿ]*$/.test(text))

const tags = fc
  .uniqueArray(
    fc.tuple(fc.stringMatching(/^[\w.:/=+@ -]{1,12}$/), fc.stringMatching(/^[\p{L}\w.:/=+@ -]{0,12}$/u)),
    {
      selector: ([key]) => key.toLowerCase(),
      maxLength: 3,
    },
  )
  .map((pairs) => Object.fromEntries(pairs))

const document: fc.Arbitrary<JsonObject> = fc.record({
  Version: fc.constant('2012-10-17'),
  Statement: fc.array(
    fc.record({
      Sid: fc.stringMatching(/^[A-Za-z0-9]{1,8}$/),
      Effect: fc.constantFrom('Allow', 'Deny'),
      Action: fc.constantFrom('s3:Get*', 's3:PutObject', 'sts:AssumeRole'),
      Resource: fc.constantFrom('*', 'arn:aws:s3:::b/${aws:username}/*', 'arn:aws:s3:::b/"\'}%{x}'),
      Condition: fc.constantFrom(
        {},
        { StringLike: { 's3:prefix': ['home/${aws:username}', "it's", '\\ \b %{é}'] } },
      ),
    }),
    { maxLength: 2 },
  ),
})

const inlinePolicies = fc.uniqueArray(fc.record({ name, document }), {
  selector: (policy) => policy.name,
  maxLength: 2,
})

type Made = { readonly accountId: AccountId; readonly path: string; readonly name: string }

function iamIdentity<Kind extends 'user' | 'group' | 'role' | 'policy' | 'instance-profile'>(
  kind: Kind,
  made: Made,
) {
  const itsArn = arn(`arn:aws:iam::${made.accountId}:${kind}${made.path}${made.name}`)
  return { kind, id: itsArn, arn: itsArn, uniqueId: derivedUniqueId(kind, itsArn) }
}

const placed = { accountId: account, path, name, createDate: date }
const holder = { ...placed, inlinePolicies }

/** What a kind of entity has besides. */
function complete<Some extends object, More extends object>(some: Some, more: More): Some & More {
  return { ...some, ...more }
}

const unowned = { attachedPolicies: [] }
const newUser = {
  ...unowned,
  groups: [],
  permissionsBoundary: null,
  passwordLastUsed: null,
  accessKeys: [],
  mfaDevices: [],
}

const user = fc
  .record({ ...holder, tags, loginProfile: fc.boolean() })
  .map((made): User => complete(made, complete(iamIdentity('user', made), newUser)))
const group = fc
  .record(holder)
  .map((made): Group => complete(made, complete(iamIdentity('group', made), unowned)))
const trustPolicy = fc
  .constantFrom('ec2.amazonaws.com', 'lambda.amazonaws.com')
  .map((Service): JsonObject => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
  }))
const lastUsed = fc.option(fc.record({ date, region: fc.constantFrom('', 'eu-west-1') }))
const role = fc
  .record({
    ...holder,
    tags,
    description,
    trustPolicy,
    lastUsed,
    maxSessionDuration: fc.constantFrom(3600, 7200),
  })
  .map((made): Role =>
    complete(made, complete(iamIdentity('role', made), { ...unowned, permissionsBoundary: null })),
  )
const policy = fc
  .record({
    ...placed,
    tags,
    description,
    documents: fc.array(document, { minLength: 1, maxLength: 5 }),
    inForce: fc.nat(),
  })
  .map(({ accountId: owner, documents, inForce, ...made }): ManagedPolicy => {
    const identity = iamIdentity('policy', complete(made, { accountId: owner }))
    const { createDate } = made
    const versions = documents.map((one, i) => ({ versionId: `v${i + 1}`, document: one, createDate }))
    const defaultVersionId = `v${(inForce % documents.length) + 1}`
    return complete(made, { ...identity, owner, versions, defaultVersionId })
  })
const profile = fc
  .record({ ...placed, tags })
  .map((made): InstanceProfile =>
    complete(made, complete(iamIdentity('instance-profile', made), { roleName: null })),
  )

type Ties = { readonly many: fc.Arbitrary<readonly number[]> }
const ties: Ties = { many: fc.uniqueArray(fc.nat(11), { maxLength: 3 }) }

/**
 * Two accounts with users, groups, roles, policies and instance profiles in them as IAM could hold them: names are
 * unique, and nothing refers to what isn't there. Names, tags, descriptions and documents are hostile to other
 * languages within what IAM takes.
 */
export const someIamWorkspace: fc.Arbitrary<Workspace> = fc
  .record({
    made: fc.uniqueArray(fc.oneof(user, group, role, policy, profile), {
      selector: (one) => `${one.kind}/${ownerOf(one)}/${one.name.toLowerCase()}`,
      maxLength: 12,
    }),
    picks: fc.array(ties.many, { minLength: 12, maxLength: 12 }),
  })
  .map(({ made, picks }) => {
    const accounts = [...new Set(made.map(ownerOf))].map((id) => newAccount(accountId(id), id, 'own'))
    const tied = made.map((one, i) => tie(one, made, picks[i] ?? []))
    const entities = [...accounts, ...tied].map((one): [string, Entity] => [one.id, one])
    return { name: 'random', entities: new Map(entities), extensions: new Map() }
  })

type Tied = User | Group | Role | ManagedPolicy | InstanceProfile

function ownerOf(one: Tied): string {
  return one.kind === 'policy' ? one.owner : one.accountId
}

/** Tie an entity to some of the others of its account. */
function tie(one: Tied, all: readonly Tied[], picks: readonly number[]): Tied {
  const near = picks.flatMap((i) => all[i] ?? []).filter((other) => ownerOf(other) === ownerOf(one))
  const policies = near.flatMap((other) => (other.kind === 'policy' ? [other.arn] : []))
  const groups = near.flatMap((other) => (other.kind === 'group' ? [other.name] : []))
  const [someRole] = near.flatMap((other) => (other.kind === 'role' ? [other.name] : []))
  switch (one.kind) {
    case 'policy':
      return one
    case 'instance-profile':
      return { ...one, roleName: someRole ?? null }
    case 'group':
      return { ...one, attachedPolicies: policies }
    case 'user':
      return { ...one, groups, attachedPolicies: policies.slice(1), permissionsBoundary: policies[0] ?? null }
    case 'role':
      return { ...one, attachedPolicies: policies.slice(1), permissionsBoundary: policies[0] ?? null }
  }
}
