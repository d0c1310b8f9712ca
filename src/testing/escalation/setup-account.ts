import type { JsonObject } from '#engine/text/json.ts'
import type { Workspace } from '#model/workspace.ts'

import { workspaceOf } from '../accounts.ts'
import { account, statement } from '../small-trust.ts'
import { names, type Setup } from './setups.ts'

/** What is otherwise than in the setup itself. */
export type Changes = {
  /** Statements of the actor, in place of those of the setup. */
  readonly statements?: readonly JsonObject[]
  /** What the actor's boundary allows. */
  readonly boundary?: JsonObject
  /** What an SCP denies in the account. */
  readonly denied?: string
  readonly service?: string
  /** What the other role trusts. */
  readonly helper?: string
  /** ARN of what isn't there. */
  readonly without?: string
  /** What there is of the users vera and otto, and of instance profiles. */
  readonly vera?: JsonObject
  readonly otto?: JsonObject
  readonly profiles?: readonly JsonObject[]
  /** Providers that roles trust. */
  readonly federated?: readonly string[]
}

const everything = statement({ Effect: 'Allow', Action: '*', Resource: '*' })
const nearlyEverything = statement({ Effect: 'Allow', NotAction: 'budgets:*', Resource: '*' })
const listing = { Effect: 'Allow', Action: 's3:ListBucket', Resource: '*' }
const versionsWith = (more: readonly JsonObject[]) => [
  { versionId: 'v1', document: statement(listing, ...more) },
  { versionId: 'v2', document: everything },
]

/** The statements that a setup takes, one a permission. */
export function statementsOf({ permissions }: Setup, more: JsonObject = {}): readonly JsonObject[] {
  return permissions.map(([action, resource]) =>
    Object.assign({ Effect: 'Allow', Action: action, Resource: resource }, more),
  )
}

/** The account of a setup: an actor, others whom it could become, and things that run or hold something. */
export function setupAccount(setup: Setup, changes: Changes = {}): Workspace {
  const statements = changes.statements ?? statementsOf(setup)
  const isThere = ({ arn }: { readonly arn: string }) => arn !== changes.without
  const denies = (place: Setup['with']) =>
    setup.with === place ? [{ Effect: 'Deny', Action: 'support:*', Resource: '*' }] : []
  const document = statement(...statements, ...denies('inline-deny'))
  const isBounded = setup.with === 'boundary' || changes.boundary !== undefined
  const actor = {
    inlinePolicies: [{ name: 'own', document }],
    attachedPolicies: [names.own],
    ...(isBounded ? { permissionsBoundary: names.limits } : {}),
  }
  const present = <One extends { readonly arn: string }>(list: readonly One[]) =>
    list.filter(isThere).map(withoutArn)
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    organization: organizationOf(changes.denied),
    accounts: [
      {
        accountId: account,
        name: 'a',
        parent: 'r-root',
        organizationPolicies: ['p-full'],
        users: present(usersWith(setup.actor === 'user' ? actor : {}, changes)),
        groups: present([
          {
            arn: names.team,
            name: 'Team',
            inlinePolicies: denies('group-deny').map((one) => ({ name: 'p', document: statement(one) })),
          },
          { arn: names.admins, name: 'Admins', attachedPolicies: [names.full] },
        ]),
        roles: present([
          { arn: names.role, name: 'Climber', trustPolicy: nobody, ...(setup.actor === 'role' ? actor : {}) },
          {
            arn: names.admin,
            name: 'Admin',
            trustPolicy: adminTrust(setup, changes.service),
            attachedPolicies: [names.full],
          },
          ...helperOf(setup, changes.helper),
          ...(changes.federated ?? [names.saml, names.oidc]).map(trustingProvider),
        ]),
        policies: policiesWith(denies('managed-deny'), changes.boundary ?? nearlyEverything).map(withoutArn),
        instanceProfiles: changes.profiles ?? [
          ...(changes.without === names.admin ? [] : [{ name: 'admin', roleName: 'Admin' }]),
          { name: 'spare' },
        ],
        samlProviders: changes.without === names.saml ? [] : [{ name: 'SignOn' }],
        oidcProviders: changes.without === names.oidc ? [] : [{ url: 'token.example.com' }],
        resources: resources
          .filter(isThere)
          .map((one) => (changes.without === names.admin ? withoutRole(one) : one)),
      },
    ],
  })
}

function policiesWith(denied: readonly JsonObject[], boundary: JsonObject) {
  return [
    { arn: names.own, name: 'Own', versions: versionsWith(denied), defaultVersionId: 'v1' },
    { arn: names.full, name: 'Full', document: everything },
    { arn: names.limits, name: 'Limits', document: boundary },
  ]
}

function usersWith(actor: JsonObject, { vera = {}, otto = {} }: Changes) {
  return [
    { arn: names.user, name: 'dana', groups: ['Team'], ...actor },
    { arn: names.vera, name: 'vera', attachedPolicies: [names.full], ...vera },
    {
      arn: names.otto,
      name: 'otto',
      attachedPolicies: [names.full],
      loginProfile: true,
      accessKeys: [key(1), { ...key(2), status: 'Inactive' }],
      mfaDevices: [{ serialNumber: `arn:aws:iam::${account}:mfa/otto`, enableDate: '2026-01-01T00:00:00Z' }],
      ...otto,
    },
  ]
}

const nobody = statement({
  Effect: 'Allow',
  Principal: { Service: 'polly.amazonaws.com' },
  Action: 'sts:AssumeRole',
})

const generic = [
  names.stack,
  names.project,
  names.job,
  names.notebook,
  names.document,
  names.machine,
  names.cluster,
  names.files,
]
const resources: readonly (JsonObject & { readonly arn: string })[] = [
  { type: 's3-bucket', name: 'ledger', arn: names.bucket },
  { type: 'lambda-function', name: 'billing', arn: names.fn, executionRole: names.admin },
  {
    type: 'ec2-instance',
    name: 'i-0123456789abcdef0',
    arn: names.instance,
    instanceProfile: `arn:aws:iam::${account}:instance-profile/admin`,
  },
  { type: 'secret', name: 'card', arn: names.secret },
  { type: 'sns-topic', name: 'alerts', arn: names.topic },
  { type: 'sqs-queue', name: 'orders', arn: names.queue },
  { type: 'ecr-repository', name: 'web', arn: names.repository },
  { type: 'dynamodb-table', name: 'orders', arn: names.table },
  ...generic.map((arn) => ({ type: 'generic', name: arn, arn })),
]

/** The same where the role that it acts as isn't there. */
function withoutRole({ executionRole: _role, instanceProfile: _profile, ...rest }: JsonObject): JsonObject {
  return rest
}

function withoutArn<Named extends { readonly arn: string }>({
  arn: _arn,
  ...rest
}: Named): Omit<Named, 'arn'> {
  return rest
}

function adminTrust({ actor, service }: Setup, other: string | undefined): JsonObject {
  const trusted = other ?? service
  return trustOf(trusted === undefined ? { AWS: names[actor] } : { Service: trusted })
}

function trustingProvider(provider: string) {
  const name = provider === names.saml ? 'Sso' : 'Tokens'
  const call = provider === names.saml ? 'sts:AssumeRoleWithSAML' : 'sts:AssumeRoleWithWebIdentity'
  const trust = { Effect: 'Allow', Principal: { Federated: provider }, Action: call }
  return { arn: `arn:aws:iam::${account}:role/${name}`, name, trustPolicy: statement(trust) }
}

function helperOf({ helper }: Setup, other: string | undefined) {
  const trusted = other ?? helper
  if (trusted === undefined) return []
  return [{ arn: names.helper, name: 'Helper', trustPolicy: trustOf({ Service: trusted }) }]
}

function trustOf(principal: JsonObject): JsonObject {
  return statement({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' })
}

function key(n: number): JsonObject {
  return { accessKeyId: `AKIAIOSFODNN7EXAMPL${n}`, status: 'Active' }
}

function organizationOf(denied: string | undefined): JsonObject {
  const type = 'service-control'
  const limits = statement({ Effect: 'Deny', Action: denied ?? 'support:*', Resource: '*' })
  return {
    organizationId: 'o-abcdefghij',
    rootId: 'r-root',
    managementAccountId: '999999999999',
    policyTypes: [type],
    organizationPolicies: ['p-full', 'p-limits'],
    policies: [
      { id: 'p-full', type, name: 'Full', document: everything },
      { id: 'p-limits', type, name: 'Limits', document: limits },
    ],
  }
}
