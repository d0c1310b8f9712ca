import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../compile/compile-policies.ts'
import type { NamedDocument, PolicyDocuments } from '../compile/policy-documents.ts'
import type { AuthorizationRequest } from '../request/request.ts'
import { authorize } from './authorize.ts'

const A = '111111111111'
const B = '222222222222'
const alice = `arn:aws:iam::${A}:user/alice`
const roleR = `arn:aws:iam::${A}:role/R`
const sessionS = `arn:aws:sts::${A}:assumed-role/R/s`
const federated = `arn:aws:sts::${A}:federated-user/f`
const root = `arn:aws:iam::${A}:root`
const service = { Service: 'ec2.amazonaws.com' }

/** What a layer says of the request: nothing, Allow, Deny; or there is no such layer. */
type Voice = 'absent' | 'silent' | 'allows' | 'denies'

function policy(statement: Readonly<Record<string, unknown>>): NamedDocument {
  return { name: 'p', document: { Version: '2012-10-17', Statement: statement } }
}

const said: Readonly<Record<Exclude<Voice, 'absent'>, NamedDocument>> = {
  silent: policy({ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }),
  allows: policy({ Effect: 'Allow', Action: '*', Resource: '*' }),
  denies: policy({ Effect: 'Deny', Action: '*', Resource: '*' }),
}

const controlled = policy({
  Effect: 'Deny',
  Principal: '*',
  Action: ['s3:*', 'kms:*', 'sts:*'],
  Resource: '*',
})

type Layers = {
  readonly identity: Voice
  readonly permissionsBoundary: Voice
  readonly session: Voice
  readonly serviceControl: Voice
  readonly resourceControl: 'absent' | 'denies'
}

const limits: readonly Voice[] = ['absent', 'silent', 'allows', 'denies']

/** Every combination of what the layers say. */
function everyLayers(): readonly Layers[] {
  const all: Layers[] = []
  for (const identity of ['silent', 'allows', 'denies'] as const)
    for (const permissionsBoundary of limits)
      for (const session of limits)
        for (const serviceControl of limits)
          for (const resourceControl of ['absent', 'denies'] as const)
            all.push({ identity, permissionsBoundary, session, serviceControl, resourceControl })
  return all
}

function list(voice: Voice): readonly NamedDocument[] | null {
  return voice === 'absent' ? null : [said[voice]]
}

function documentsOf(layers: Layers, resource: NamedDocument | null): PolicyDocuments {
  const [boundary, session, control] = [
    layers.permissionsBoundary,
    layers.session,
    layers.serviceControl,
  ].map(list)
  return {
    identity: list(layers.identity) ?? [],
    ...(boundary ? { permissionsBoundary: boundary } : {}),
    ...(session ? { session } : {}),
    ...(control ? { serviceControl: [{ target: 'r', policies: control }] } : {}),
    ...(layers.resourceControl === 'denies'
      ? { resourceControl: [{ target: 'r', policies: [controlled] }] }
      : {}),
    ...(resource === null ? {} : { resource }),
  }
}

type Own = 'identity' | 'permissionsBoundary' | 'session'

/** The table of R7.6, word by word: a Deny anywhere, guardrails always, then the layers that this row asks. */
function expected(layers: Layers, asks: readonly Own[], isFederatedUser: boolean): string {
  if (Object.values(layers).includes('denies')) return 'explicitDeny'
  if (layers.serviceControl === 'silent') return 'implicitDeny'
  const passes = (layer: Own) => {
    if (layers[layer] !== 'absent') return layers[layer] === 'allows'
    return layer === 'session' && isFederatedUser ? false : layer !== 'identity'
  }
  return asks.every(passes) ? 'allowed' : 'implicitDeny'
}

const own: readonly Own[] = ['identity', 'permissionsBoundary', 'session']

type Row = readonly [
  title: string,
  request: Pick<AuthorizationRequest, 'principal' | 'sessionIssuer'>,
  named: unknown,
  asks: readonly Own[],
]

const rows: readonly Row[] = [
  ['an IAM user, account named', { principal: alice }, { AWS: A }, own],
  ['an IAM user, nobody named', { principal: alice }, { AWS: B }, own],
  ['an IAM user, its own ARN named', { principal: alice }, { AWS: alice }, []],
  ['an IAM user, everybody named', { principal: alice }, '*', []],
  ['a role session, account named', { principal: sessionS }, { AWS: A }, own],
  ['a role session, role named', { principal: sessionS }, { AWS: roleR }, ['permissionsBoundary', 'session']],
  [
    'some session of a role, role named',
    { principal: roleR },
    { AWS: roleR },
    ['permissionsBoundary', 'session'],
  ],
  ['some session of a role, one session named', { principal: roleR }, { AWS: sessionS }, own],
  ['a role session, session named', { principal: sessionS }, { AWS: sessionS }, []],
  ['a role session, everybody named', { principal: sessionS }, '*', []],
  ['a federated user, account named', { principal: federated }, { AWS: A }, own],
  ['a federated user, itself named', { principal: federated }, { AWS: federated }, []],
  ['a federated user, everybody named', { principal: federated }, '*', []],
  [
    'a federated user, its IAM user named',
    { principal: federated, sessionIssuer: alice },
    { AWS: alice },
    ['permissionsBoundary', 'session'],
  ],
  ['a federated user of whom no IAM user is known', { principal: federated }, { AWS: alice }, own],
]

function mismatches(
  request: AuthorizationRequest,
  resource: NamedDocument | null,
  expectation: (layers: Layers) => string,
): readonly unknown[] {
  return everyLayers().flatMap((layers) => {
    const compiled = compilePolicies(documentsOf(layers, resource))
    const decision = compiled.ok ? authorize(request, compiled.value).decision : 'error'
    const wanted = expectation(layers)
    return decision === wanted ? [] : [{ layers, decision, wanted }]
  })
}

function naming(Principal: unknown): NamedDocument {
  return policy({ Effect: 'Allow', Principal, Action: '*', Resource: '*' })
}

const getObject = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' }

describe('in combination with every other layer', () => {
  it.each(rows)('R7.6 R7.5 R7.4 %s', (_title, who, named, asks) => {
    const isFederated = who.principal === federated
    const request = { ...getObject, ...who, resourceAccount: A }
    expect(mismatches(request, naming(named), (layers) => expected(layers, asks, isFederated))).toEqual([])
  })

  it.each(rows)('R7.9 %s, across accounts: nothing is skipped', (_title, who, named) => {
    const isFederated = who.principal === federated
    const request = { ...getObject, ...who, resourceAccount: B }
    const names = named !== '*' && JSON.stringify(named).includes(B) ? { AWS: alice.replace(A, B) } : named
    const isNamed =
      names === named && !(who.principal === roleR && JSON.stringify(named).includes('assumed-role'))
    const isKnown =
      who.principal !== federated ||
      who.sessionIssuer === alice ||
      JSON.stringify(named) !== JSON.stringify({ AWS: alice })
    expect(
      mismatches(request, naming(names), (layers) => {
        const side = expected(layers, own, isFederated)
        return side === 'allowed' && !(isNamed && isKnown) ? 'implicitDeny' : side
      }),
    ).toEqual([])
  })

  it.each(rows.filter(([, { principal }]) => principal !== federated))(
    'R9.1 R9.2 %s, by a trust policy',
    (_title, { principal }, named, asks) => {
      const trust = policy({ Effect: 'Allow', Principal: named, Action: 'sts:AssumeRole' })
      const isNamed = !(asks.length === 3 && JSON.stringify(named) !== JSON.stringify({ AWS: A }))
      const asked: readonly Own[] = ['permissionsBoundary', ...asks]
      const request = { principal, action: 'sts:AssumeRole', resource: `arn:aws:iam::${A}:role/Other` }
      expect(
        mismatches(request, trust, (layers) => {
          const side = expected(layers, asked, false)
          return side === 'allowed' && !isNamed ? 'implicitDeny' : side
        }),
      ).toEqual([])
    },
  )

  it.each(rows.filter(([, { principal }]) => principal === alice))(
    'R7.8 R10.1 %s, by a key policy',
    (_title, { principal }, named, asks) => {
      const isNamed = JSON.stringify(named) !== JSON.stringify({ AWS: B })
      const request = { principal, action: 'kms:Decrypt', resource: `arn:aws:kms:us-east-1:${A}:key/1` }
      expect(
        mismatches(request, naming(named), (layers) => {
          const side = expected(layers, asks, false)
          return side === 'allowed' && !isNamed ? 'implicitDeny' : side
        }),
      ).toEqual([])
    },
  )
})

function decide(request: AuthorizationRequest, documents: PolicyDocuments): string {
  const compiled = compilePolicies(documents)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  return authorize(request, compiled.value).decision
}

describe('callers without policies of their own', () => {
  const keyArn = `arn:aws:kms:us-east-1:${A}:key/1`

  it.each<[string, AuthorizationRequest, PolicyDocuments, string]>([
    [
      'R7.13 the root user of a key that does not name its account',
      { principal: root, action: 'kms:Decrypt', resource: keyArn },
      { resource: naming({ AWS: alice }) },
      'implicitDeny',
    ],
    [
      'R7.13 the root user of a key that names its account',
      { principal: root, action: 'kms:Decrypt', resource: keyArn },
      { resource: naming({ AWS: root }) },
      'allowed',
    ],
    [
      'R7.13 the root user under a service control policy',
      { ...getObject, principal: root },
      { serviceControl: [{ target: 'r', policies: [said.silent] }] },
      'implicitDeny',
    ],
    [
      'R8.6 a service under a resource control policy',
      { ...getObject, principal: service, resourceAccount: A },
      { resource: naming(service), resourceControl: [{ target: 'r', policies: [controlled] }] },
      'explicitDeny',
    ],
    [
      'R8.1 a service, whom no service control policy reaches',
      { ...getObject, principal: service, resourceAccount: A },
      { resource: naming(service), serviceControl: [{ target: 'r', policies: [said.denies] }] },
      'allowed',
    ],
    [
      'R3.5 a service among everybody',
      { ...getObject, principal: service, resourceAccount: A },
      { resource: naming('*') },
      'allowed',
    ],
    [
      'R3.7 a service by another spelling of its name',
      { ...getObject, principal: service, resourceAccount: A },
      { resource: naming({ Service: 'EC2.amazonaws.com' }) },
      'implicitDeny',
    ],
    [
      'R7.12 an anonymous caller under a resource control policy',
      { ...getObject, principal: '*', resourceAccount: A },
      { resource: naming('*'), resourceControl: [{ target: 'r', policies: [controlled] }] },
      'explicitDeny',
    ],
    [
      'R7.12 an anonymous caller past an endpoint policy that is silent',
      { ...getObject, principal: '*', resourceAccount: A },
      {
        resource: naming('*'),
        vpcEndpoint: [policy({ Effect: 'Allow', Principal: '*', Action: 'ec2:*', Resource: '*' })],
      },
      'implicitDeny',
    ],
    [
      'R3.8 a canonical user id, which names nobody here',
      { ...getObject, principal: alice, resourceAccount: A },
      { resource: naming({ CanonicalUser: 'a'.repeat(64) }) },
      'implicitDeny',
    ],
    [
      'R2.19 a caller of another partition, whatever is allowed',
      { ...getObject, principal: `arn:aws-cn:iam::${B}:user/bob`, resourceAccount: A },
      { identity: [said.allows], resource: naming('*') },
      'implicitDeny',
    ],
    [
      'R10.1 a key by its alias, whose own policy must still allow',
      { principal: alice, action: 'kms:Decrypt', resource: `arn:aws:kms:us-east-1:${A}:alias/k` },
      { identity: [said.allows] },
      'implicitDeny',
    ],
    [
      'R10.1 an alias that is made, which needs no key policy',
      { principal: alice, action: 'kms:CreateAlias', resource: `arn:aws:kms:us-east-1:${A}:alias/k` },
      { identity: [said.allows] },
      'allowed',
    ],
    [
      'R7.15 a service that asks who it is',
      { principal: service, action: 'sts:GetCallerIdentity', resource: '*' },
      {},
      'allowed',
    ],
    [
      'R8.9 AssumeRole under the resource control policy of the role’s account',
      { principal: `arn:aws:iam::${B}:user/bob`, action: 'sts:AssumeRole', resource: roleR },
      {
        identity: [said.allows],
        resource: policy({ Effect: 'Allow', Principal: { AWS: B }, Action: 'sts:AssumeRole' }),
        resourceControl: [{ target: 'r', policies: [controlled] }],
      },
      'explicitDeny',
    ],
  ])('%s', (_title, request, documents, decision) => {
    expect(decide(request, documents)).toBe(decision)
  })

  it.each([
    ['a role', roleR],
    ['a user of another account', `arn:aws:iam::${B}:user/alice`],
    ['no ARN', 'alice'],
  ])('R7.6 no federated user’s session is issued by %s', (_title, sessionIssuer) => {
    const request = { ...getObject, principal: federated, sessionIssuer, resourceAccount: A }
    expect(decide(request, { resource: naming('*') })).toBe('implicitDeny')
  })
})
