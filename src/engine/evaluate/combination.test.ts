import { describe, expect, it } from 'vitest'

import { policy } from '#testing/decide.ts'

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

/** What a layer says of the request: nothing, Allow, Deny; or there is no such layer. */
type Voice = 'absent' | 'silent' | 'allows' | 'denies'

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
