import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { resourcesOfEveryKind as resources } from '#testing/escalation/resources-of-every-kind.ts'

import type { Escalation } from './escalation.ts'
import { escalationsIn, yieldsOf } from './escalations.ts'
import {
  decidable,
  type Need,
  type Requirement,
  type Technique,
  techniqueOf,
  techniques,
} from './technique.ts'

const account = '111111111111'
const iam = (rest: string) => `arn:aws:iam::${account}:${rest}`

const allow = (actions: readonly string[], more: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Action: actions,
  Resource: '*',
  ...more,
})
const document = (...statements: readonly JsonObject[]): JsonObject => ({
  Version: '2012-10-17',
  Statement: statements,
})
const denyingNothing = { Effect: 'Deny', Action: 'support:*', Resource: '*' }

type Setup = {
  readonly statements: readonly JsonObject[]
  /** What the actor's boundary allows, where it is to have one that matters. */
  readonly boundary?: JsonObject
  readonly services?: readonly string[]
  readonly isEmpty?: boolean
}

const key = (n: number) => ({ accessKeyId: `AKIAIOSFODNN7EXAMPL${n}`, status: 'Active' })

/** An account in which the actor could use `technique` on something, if its own permissions let it. */
function setUp(technique: Technique, { statements, boundary, services, isEmpty }: Setup): Workspace {
  const isUser = technique.actors.includes('user') && !usesWord(technique, 'self-role')
  const trusted = services ?? technique.services
  const own = [{ name: 'own', document: document(...statements) }]
  const denies = (one: Requirement) => (technique.requires.includes(one) ? [denyingNothing] : [])
  const someDocument = document(allow(['s3:ListBucket']), ...denies('managed-deny'))
  // what the actor isn't allowed, so that there is something to gain
  const more = { inlinePolicies: [{ name: 'more', document: document(allow(['budgets:*'])) }] }
  const versions = [
    { versionId: 'v1', document: someDocument },
    { versionId: 'v2', document: document(allow(['s3:*'])) },
  ]
  const needsBoundary =
    technique.requires.includes('held-by-boundary') || usesWord(technique, 'policy-used-as-boundary-of-actor')
  const permissionsBoundary = boundary !== undefined || needsBoundary ? iam('policy/Limits') : null
  const bounded = permissionsBoundary === null ? {} : { permissionsBoundary }
  const attached = { attachedPolicies: [iam('policy/Own')] }
  const inactive = technique.requires.includes('inactive-key') ? [{ ...key(1), status: 'Inactive' }] : []
  const active = technique.requires.includes('active-key') ? [key(1)] : inactive
  const twoKeys = technique.requires.includes('two-keys') ? [key(1), key(2)] : active
  const mfa = technique.requires.includes('mfa-device')
    ? { mfaDevices: [{ serialNumber: iam('mfa/victim'), enableDate: '2026-01-01T00:00:00Z' }] }
    : {}
  const password = technique.requires.includes('password') ? { loginProfile: true } : {}
  const nobody = document({
    Effect: 'Allow',
    Principal: { Service: 'ec2.amazonaws.com' },
    Action: 'sts:AssumeRole',
  })
  const actorArn = isUser ? iam('user/actor') : iam('role/actor')
  const isPool = trusted.includes('cognito-identity.amazonaws.com')
  const service = isPool ? { Federated: [...trusted] } : { Service: [...trusted] }
  const principal = trusted.length > 0 ? service : { AWS: actorArn }
  const call = isPool ? 'sts:AssumeRoleWithWebIdentity' : 'sts:AssumeRole'
  const target = document({ Effect: 'Allow', Principal: principal, Action: call })
  const users = [
    ...(isUser ? [{ name: 'actor', groups: ['Team'], inlinePolicies: own, ...attached, ...bounded }] : []),
    ...(isEmpty === true ? [] : [{ name: 'victim', ...more, accessKeys: twoKeys, ...password, ...mfa }]),
  ]
  const provided = ['saml-provider/Idp', 'oidc-provider/idp.example.com'].map((provider, n) => ({
    name: `Provided${n}`,
    trustPolicy: document({
      Effect: 'Allow',
      Principal: { Federated: iam(provider) },
      Action: n === 0 ? 'sts:AssumeRoleWithSAML' : 'sts:AssumeRoleWithWebIdentity',
    }),
  }))
  const helpers = wayOf(technique).filter(({ on }) => on === 'other-role')
  const roles = [
    ...(isEmpty === true || !technique.requires.includes('trusted-provider') ? [] : provided),
    ...(isEmpty === true ? [] : helpers).map(({ passedTo }) => ({
      name: 'Helper',
      trustPolicy: document({
        Effect: 'Allow',
        Principal: { Service: passedTo ?? '' },
        Action: 'sts:AssumeRole',
      }),
    })),
    ...(isUser ? [] : [{ name: 'actor', inlinePolicies: own, trustPolicy: nobody, ...attached, ...bounded }]),
    ...(isEmpty === true ? [] : [{ name: 'Target', trustPolicy: target, ...more, ...attached, ...bounded }]),
  ]
  const everything = document(allow(['*']))
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users,
        roles,
        groups: [
          {
            name: 'Team',
            inlinePolicies: denies('some-deny').map((one) => ({ name: 'p', document: document(one) })),
          },
          ...(isEmpty === true ? [] : [{ name: 'Admins', attachedPolicies: [iam('policy/Full')] }]),
        ],
        policies: [
          { name: 'Own', versions, defaultVersionId: 'v1' },
          {
            name: 'Limits',
            document: boundary ?? document({ Effect: 'Allow', NotAction: 'budgets:*', Resource: '*' }),
          },
          { name: 'Full', document: everything },
        ],
        instanceProfiles: isEmpty === true ? [] : [{ name: 'target', roleName: 'Target' }, { name: 'spare' }],
        ...(isEmpty === true
          ? {}
          : {
              resources,
              samlProviders: [{ name: 'Idp' }],
              oidcProviders: [{ url: 'idp.example.com' }],
            }),
      },
    ],
  })
}

function usesWord({ ways }: Technique, word: string): boolean {
  return ways[0]?.some(({ on }) => on === word) === true
}

function wayOf({ ways }: Technique): readonly Need[] {
  return ways[0] ?? []
}

function actionsOf(technique: Technique): readonly string[] {
  return [
    ...new Set([
      ...wayOf(technique).map(({ action }) => action),
      ...(technique.services.length > 0 ? ['iam:PassRole'] : []),
    ]),
  ]
}

function found(technique: Technique, setup: Setup): Escalation | undefined {
  return escalationsIn(setUp(technique, setup)).find(
    (path) => path.technique === technique.id && path.principal.endsWith('/actor'),
  )
}

const permissions = (technique: Technique, more: JsonObject = {}) => [
  allow(actionsOf(technique), more),
  ...(technique.requires.includes('inline-deny') ? [denyingNothing] : []),
]

describe.each(decidable.map((technique) => [technique.id, technique] as const))('%s', (_, technique) => {
  it('is found where each permission is there, an always-true condition notwithstanding', () => {
    const statements = permissions(technique)
    expect(found(technique, { statements })?.state).toBe('allowed')
    const always = permissions(technique, { Condition: { StringLike: { 'aws:PrincipalAccount': '*' } } })
    expect(found(technique, { statements: always })?.state).toBe('allowed')
  })

  it('is not found under a boundary, a Deny, or a condition that nobody meets', () => {
    const statements = permissions(technique)
    const first = wayOf(technique).find(({ action }) => action !== 'sts:AssumeRole')?.action ?? ''
    const boundary = document({ Effect: 'Allow', NotAction: first, Resource: '*' })
    const deny = { Effect: 'Deny', Action: first, Resource: '*' }
    const never = permissions(technique, {
      Condition: { StringEquals: { 'aws:PrincipalAccount': '999999999999' } },
    })
    const uses = (setup: Setup) =>
      found(technique, setup)?.steps.some(({ permission }) => permission === first)
    expect(uses({ statements, boundary }) ?? false).toBe(false)
    expect(uses({ statements: [...statements, deny] }) ?? false).toBe(false)
    expect(uses({ statements: never }) ?? false).toBe(false)
  })

  it('is not found without any one of its permissions', () => {
    for (const missing of actionsOf(technique)) {
      if (missing === 'sts:AssumeRole') continue // the role names the actor, so that it needs none
      const rest = actionsOf(technique).filter((action) => action !== missing)
      const statements = [denyingNothing, ...(rest.length > 0 ? [allow(rest)] : [])]
      const path = found(technique, { statements })
      expect([missing, path?.steps.map(({ permission }) => permission)]).toEqual([missing, undefined])
    }
  })
})

describe('techniques that pass a role', () => {
  const passing = decidable.filter(({ services }) => services.length > 0)

  it.each(passing.map((technique) => [technique.id, technique] as const))(
    '%s is not found where the role trusts another service, or PassRole is for another',
    (_, technique) => {
      const statements = permissions(technique)
      expect(found(technique, { statements, services: ['polly.amazonaws.com'] })).toBeUndefined()
      const elsewhere = { StringEquals: { 'iam:PassedToService': 'polly.amazonaws.com' } }
      const others = actionsOf(technique).filter((action) => action !== 'iam:PassRole')
      const misdirected = [allow(others), allow(['iam:PassRole'], { Condition: elsewhere })]
      expect(found(technique, { statements: misdirected })).toBeUndefined()
    },
  )
})

describe('techniques that need something to be there', () => {
  const needing = decidable.filter(
    (technique) =>
      technique.services.length > 0 ||
      wayOf(technique).some(
        ({ on }) => on !== '*' && !/^(self-|new-|group-of-actor)|-of-actor$|to-actor$/.test(on),
      ),
  )

  it.each(needing.map((technique) => [technique.id, technique] as const))(
    '%s is not found in an empty account',
    (_, technique) => {
      expect(found(technique, { statements: permissions(technique), isEmpty: true })).toBeUndefined()
    },
  )
})

const ways = (...statements: readonly JsonObject[]) =>
  escalationsIn(setUp(techniqueOf('iam-add-user-to-group'), { statements }))
    .filter(({ principal }) => principal === iam('user/actor'))
    .map(({ technique }) => technique)
describe('what is gained', () => {
  it('by another Allow is said to end at the boundary, where there is one', () => {
    const technique = techniqueOf('iam-attach-user-policy')
    const everything = document(allow(['*']))
    const said = [{}, { boundary: everything }].map((more) => {
      const workspace = setUp(technique, { statements: permissions(technique), ...more })
      const actor = entityOf(workspace, 'user', iam('user/actor'))
      return actor === undefined ? null : yieldsOf(technique, actor)
    })
    expect(said).toEqual([technique.yields, expect.stringContaining('permissions boundary')])
  })
})

describe('what nothing is gained by', () => {
  it('is another Allow for whoever is allowed everything by one already, whatever a Deny or boundary takes', () => {
    const regions = {
      Effect: 'Deny',
      NotAction: ['iam:*', 'sts:*'],
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
    }
    const all = ways(allow(['*']), regions)
    for (const technique of ['iam-add-user-to-group', 'iam-attach-user-policy', 'iam-create-group-and-join'])
      expect(all).not.toContain(technique)
    // another user is bound by no Deny of one's own, and a policy that is rewritten may lose it
    for (const technique of ['iam-create-user-and-grant', 'iam-put-user-policy'])
      expect(all).toContain(technique)
    const some = ways(allow(['iam:*']), regions)
    expect(some).toContain('iam-add-user-to-group')
    expect(some).toContain('iam-attach-user-policy')
  })
})

describe('the catalogue', () => {
  it('says of each technique that it does not look for what that would need', () => {
    expect(techniques).toHaveLength(173)
    expect(decidable.length).toBeGreaterThanOrEqual(150)
    expect(new Set(techniques.map(({ id }) => id)).size).toBe(techniques.length)
  })
})
