import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { allowAll, compiledLayers, letIn, noLayers, type Layers, type Statement } from '#testing/layers.ts'

import { authorize } from '../evaluate/authorize.ts'
import type { BlockingLayer, StatementReference } from '../evaluate/decision.ts'
import type { AuthorizationRequest } from '../request/request.ts'
import { explain } from './explain.ts'
import type { Trace } from './trace.ts'

const A = '111111111111'
const B = '222222222222'
const alice = `arn:aws:iam::${A}:user/alice`
const roleR = `arn:aws:iam::${A}:role/R`
const sessionS = `arn:aws:sts::${A}:assumed-role/R/s`
const federated = `arn:aws:sts::${A}:federated-user/f`
const keyArn = `arn:aws:kms:us-east-1:${A}:key/1`

const withMfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }
const assume: AuthorizationRequest = { principal: alice, action: 'sts:AssumeRole', resource: roleR }
const read: AuthorizationRequest = {
  principal: alice,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: A,
}
const decrypt: AuthorizationRequest = { principal: alice, action: 'kms:Decrypt', resource: keyArn }

function traceOf(layers: Layers, request: AuthorizationRequest): Trace {
  return explain(request, compiledLayers(layers, request))
}

function decide(layers: Layers, request: AuthorizationRequest): string {
  return authorize(request, compiledLayers(layers, request)).decision
}

const condition = fc.constantFrom<Statement>({}, {}, withMfa)
const effect = fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny')
const own = fc.tuple(effect, fc.constantFrom('*', 'ec2:*'), condition).map(toOwn)
const others = fc
  .tuple(
    effect,
    fc.constantFrom<unknown>({ AWS: A }, { AWS: alice }, { AWS: roleR }, { AWS: sessionS }, { AWS: B }, '*'),
    condition,
  )
  .map(toOther)
const some = fc.array(own, { maxLength: 2 })
const layersOf: fc.Arbitrary<Layers> = fc.record({
  identity: some,
  permissionsBoundary: fc.option(some, { freq: 1 }),
  session: fc.option(some, { freq: 1 }),
  resource: fc.option(fc.array(others, { maxLength: 3 }), { freq: 3 }),
  serviceControl: fc.option(some, { freq: 1 }),
})
const requests: fc.Arbitrary<AuthorizationRequest> = fc
  .record({
    principal: fc.constantFrom(alice, sessionS, federated, `arn:aws:iam::${A}:root`),
    ask: fc.constantFrom(read, decrypt, { ...read, resourceAccount: B }, assume),
  })
  .filter(({ principal, ask }) => ask !== assume || principal === alice || principal === sessionS)
  .map(askedBy)

function toOwn([Effect, Action, rest]: [string, string, Statement]): Statement {
  return { Effect, Action, Resource: '*', ...rest }
}

function toOther([Effect, Principal, rest]: [string, unknown, Statement]): Statement {
  return { ...letIn(Principal, rest), Effect }
}

function askedBy({ principal, ask }: { principal: string; ask: AuthorizationRequest }): AuthorizationRequest {
  return { ...ask, principal }
}

type Removed = Pick<StatementReference, 'layer' | 'statement'>

/** The layers without these statements. */
function without(layers: Layers, removed: readonly Removed[]): Layers {
  const kept = (layer: keyof Layers) =>
    layers[layer]?.filter((_, at) => !removed.some((one) => one.layer === layer && one.statement === at)) ??
    null
  return {
    identity: kept('identity') ?? [],
    permissionsBoundary: kept('permissionsBoundary'),
    session: kept('session'),
    resource: kept('resource'),
    serviceControl: kept('serviceControl'),
  }
}

function subsets<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return items.reduce<readonly (readonly Item[])[]>(
    (sets, item) => sets.concat(sets.map((set) => set.concat([item]))),
    [[]],
  )
}

/**
 * The layers with everything mended that is blamed: each allows; the resource's side by as little as helps, without its
 * Denies, then with its conditions met, then naming the caller.
 */
function mended(layers: Layers, request: AuthorizationRequest, blamed: readonly BlockingLayer[]): Layers {
  const open = (layer: BlockingLayer, statements: readonly Statement[] | null) =>
    blamed.includes(layer) ? [allowAll] : statements
  const callers = {
    identity: open('identity', layers.identity) ?? [],
    permissionsBoundary: open('permissionsBoundary', layers.permissionsBoundary),
    session: open('session', layers.session),
    serviceControl: open('serviceControl', layers.serviceControl),
  }
  if (!blamed.includes('resource')) return { ...callers, resource: layers.resource }
  const allows = (layers.resource ?? []).filter(({ Effect }) => Effect === 'Allow')
  const ways = [allows, allows.map(unconditional), [letIn({ AWS: request.principal })]]
  const least = ways.find((resource) => {
    const rest = { ...noLayers, identity: [allowAll], session: [allowAll], resource }
    return decide(rest, request) === 'allowed'
  })
  return { ...callers, resource: least ?? [] }
}

function unconditional({ Condition: _condition, ...bare }: Statement): Statement {
  return bare
}

describe('for any policies', () => {
  it('R1.11 names only statements without which the answer could be another one', () => {
    fc.assert(
      fc.property(requests, layersOf, (request, layers) => {
        const { decision, deciding } = traceOf(layers, request)
        const isSameWithout = (removed: readonly Removed[]) =>
          decide(without(layers, removed), request) === decision
        expect(deciding.length > 0 && isSameWithout(deciding)).toBe(false)
        for (const one of deciding) {
          const rest = deciding.filter((other) => other !== one)
          expect(subsets(rest).some((set) => isSameWithout(set) && !isSameWithout([...set, one]))).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('R1.11 leaves no statement out that grants', () => {
    fc.assert(
      fc.property(requests, layersOf, (request, layers) => {
        const { decision, deciding, matchedStatements } = traceOf(layers, request)
        if (decision !== 'allowed') return
        const idle = matchedStatements.filter(
          ({ layer, statement }) =>
            (layer === 'identity' || layer === 'resource') &&
            !deciding.some((one) => one.layer === layer && one.statement === statement),
        )
        expect(decide(without(layers, idle), request)).toBe('allowed')
      }),
      { numRuns: 200 },
    )
  })

  it('R1.11 blames every layer that would stop the request by itself, and no other', () => {
    fc.assert(
      fc.property(requests, layersOf, (request, layers) => {
        const { decision, blockedBy } = traceOf(layers, request)
        if (decision === 'allowed' || blockedBy.includes('service')) return
        expect(decide(mended(layers, request, blockedBy), request)).toBe('allowed')
        for (const one of blockedBy) {
          const rest = blockedBy.filter((other) => other !== one)
          expect(decide(mended(layers, request, rest), request)).not.toBe('allowed')
        }
      }),
      { numRuns: 400 },
    )
  })
})
