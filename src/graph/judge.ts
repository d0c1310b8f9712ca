import { compilePolicies } from '#engine/compile/compile-policies.ts'
import type { PolicyDocuments } from '#engine/compile/policy-documents.ts'
import type { StatementReference } from '#engine/evaluate/decision.ts'
import { possibilityOf } from '#engine/evaluate/possibility-of.ts'
import type { OpenCondition, Possibility } from '#engine/evaluate/possibility.ts'
import { explainBriefly } from '#engine/explain/explain.ts'
import type { Trace } from '#engine/explain/trace.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import type { Caller } from '#model/caller.ts'
import type { Principal } from '#model/entities/entity.ts'
import type { Arn } from '#model/entities/names.ts'
import { gather, type Gathered } from '#model/gather.ts'
import type { Workspace } from '#model/workspace.ts'

import { isOpenTo } from './open-keys.ts'
import { allowingMore, callerSide, type Pair, trustSide } from './sides.ts'
import type { TrustEdge } from './trust-graph.ts'

/** The name of a session where any will do: the engine is then asked about the role, as some session of it. */
export const anySession = 'any-session'

/** What the engine makes of one caller and one role. */
export type Judgement = Pick<TrustEdge, 'state' | 'reason' | 'conditions' | 'sentence' | 'deciding'>

/** One side, or both, of a pair, as the engine was asked about it. */
type Answer = {
  readonly possibility: Possibility
  /** Of the witness where there is one, else of the request as it is. Built when first asked. */
  readonly trace: () => Pick<Trace, 'sentence' | 'deciding'>
}

/**
 * May `caller` assume `role`? Both sides are asked together and, where that says never, each alone, so that half
 * an edge shows as such. Null where neither side allows it.
 *
 * A document that is missing or refused makes the pair unknown, unless the trust policy alone settles that
 * nobody of this kind gets in. Rules R7.9, R9.1 to R9.4, R9.7.
 */
export function judge(workspace: Workspace, pair: Pair): Judgement | null {
  const gathered = gatherPair(workspace, pair)
  const judgement = judgeGathered(gathered, pair, isOpenTo(pair.caller))
  if (pair.caller.kind !== 'role-session' || passes(judgement) || !asksForName(gathered)) return judgement

  // The session's name, part of aws:userid, is chosen by whoever assumes the role that now calls.
  const { 'aws:userid': _chosen, ...context } = gathered.request.context ?? {}
  const isOpen = isOpenTo(pair.caller)
  const unnamed = { ...gathered, request: { ...gathered.request, context } }
  const underSomeName = judgeGathered(unnamed, pair, (key) => key === 'aws:userid' || isOpen(key))
  return passes(underSomeName) ? underSomeName : judgement
}

function passes(judgement: Judgement | null): boolean {
  return judgement?.state === 'allowed' || judgement?.state === 'conditional'
}

/** Does any of the documents look at the caller's unique id, which ends in the session's name? */
function asksForName({ documents }: Gathered): boolean {
  const { resource, identity = [], permissionsBoundary = [] } = documents
  const all = [...(resource === undefined ? [] : [resource]), ...identity, ...permissionsBoundary]
  return all.some(({ document }) => (isJsonObject(document) ? namesUserId(document) : false))
}

const known = new WeakMap<object, boolean>()

/** Of a document that stays the same object the answer is remembered: it is asked for each pair that it bears on. */
function namesUserId(document: object): boolean {
  const found = known.get(document) ?? /aws:userid/i.test(JSON.stringify(document))
  known.set(document, found)
  return found
}

type IsOpen = (key: string) => boolean

function judgeGathered({ request, documents, gaps }: Gathered, pair: Pair, isOpen: IsOpen): Judgement | null {
  const both = answerOf(request, gaps.length === 0 ? documents : allowingMore(documents), isOpen)
  if (both !== null && gaps.length === 0 && both.possibility.kind !== 'never') return whole(both)
  const trust = answerOf(request, trustSide(documents), isOpen)
  if (trust === null) return unreadable
  if (both === null || both.possibility.kind !== 'never') {
    return trust.possibility.kind === 'never' ? null : unreadable
  }

  const caller = gaps.length > 0 ? null : answerOf(request, callerSide(documents, pair), isOpen)
  const callerMay = caller !== null && caller.possibility.kind !== 'never'
  if (trust.possibility.kind !== 'never') {
    const deciding = [...of(trust, 'resource'), ...both.trace().deciding]
    return {
      ...whole(trust),
      state: 'trustOnly',
      reason: callerMay ? 'at-odds' : 'not-permitted',
      sentence: both.trace().sentence,
      deciding,
    }
  }
  if (!callerMay) return null
  const deciding = [...of(caller, 'identity'), ...both.trace().deciding]
  return {
    ...whole(caller),
    state: 'permissionOnly',
    reason: 'not-trusted',
    sentence: both.trace().sentence,
    deciding,
  }
}

/** May `principal` call sts:AssumeRole on a role whose trust policy we can't see? Null where it may not. */
export function judgeOutOfSight(workspace: Workspace, principal: Principal, role: Arn): Judgement | null {
  const caller: Caller =
    principal.kind === 'user'
      ? { kind: 'user', user: principal.arn, context: {} }
      : {
          kind: 'role-session',
          role: principal.arn,
          sessionName: anySession,
          context: {},
          sessionPolicies: [],
        }
  const pair: Pair = { caller, role, action: 'sts:AssumeRole' }
  const { request, documents } = gatherPair(workspace, pair)
  const answer = answerOf(request, callerSide(documents, pair), isOpenTo(caller))
  if (answer === null) return unreadable
  if (answer.possibility.kind === 'never') return null
  const { conditions } = whole(answer)
  return { ...unreadable, reason: 'role-out-of-sight', conditions, deciding: of(answer, 'identity') }
}

/**
 * Does `role` trust `caller`, whose own side can't be seen? The answer is never more than `conditional`: what
 * the other account allows is a condition of its own, which `reason` says. Null where it doesn't trust them.
 *
 * `trustOnly` would claim that the other side refuses, `allowed` that it agrees; neither is known.
 */
export function judgeOutside(workspace: Workspace, pair: Pair): Judgement | null {
  const { request, documents } = gatherPair(workspace, pair)
  const trust = answerOf(request, trustSide(documents), isOpenTo(pair.caller))
  if (trust === null) return unreadable
  if (trust.possibility.kind === 'never') return null
  const { conditions, state, reason } = whole(trust)
  const deciding = of(trust, 'resource')
  if (state === 'unknown') return { state, reason, conditions, sentence: '', deciding }
  return { state: 'conditional', reason: 'outside', conditions, sentence: '', deciding }
}

/** Something that bears on it is missing or refused. */
export const unreadable: Judgement = {
  state: 'unknown',
  reason: 'unreadable',
  conditions: [],
  sentence: '',
  deciding: [],
}

function whole({ possibility, trace }: Answer): Judgement {
  const { sentence, deciding } = trace()
  switch (possibility.kind) {
    case 'always':
      return { state: 'allowed', reason: 'decided', conditions: [], sentence, deciding }
    case 'conditional':
      return {
        state: 'conditional',
        reason: 'decided',
        conditions: possibility.conditions,
        sentence,
        deciding,
      }
    case 'undetermined':
      return {
        state: 'unknown',
        reason: 'undetermined',
        conditions: possibility.conditions,
        sentence,
        deciding,
      }
    case 'never':
      return { state: 'unknown', reason: 'decided', conditions: noConditions, sentence, deciding }
  }
}

const noConditions: readonly OpenCondition[] = []

function of({ trace }: Answer, layer: StatementReference['layer']): readonly StatementReference[] {
  return trace().deciding.filter((statement) => statement.layer === layer)
}

function answerOf(request: AuthorizationRequest, documents: PolicyDocuments, isOpen: IsOpen): Answer | null {
  const compiled = compilePolicies(documents)
  if (!compiled.ok) return null
  const possibility = possibilityOf(request, compiled.value, isOpen)
  const witness = possibility.kind === 'conditional' ? possibility.witness : {}
  const asked = { ...request, context: { ...request.context, ...witness } }
  let trace: Trace | null = null
  return { possibility, trace: () => (trace ??= explainBriefly(asked, compiled.value)) }
}

function gatherPair(workspace: Workspace, { caller, role, action }: Pair): Gathered {
  const gathered = gather(workspace, caller, { action, resource: role, context: {} })
  const isAnySession = caller.kind === 'role-session' && caller.sessionName === anySession
  return isAnySession ? { ...gathered, request: { ...gathered.request, principal: caller.role } } : gathered
}
