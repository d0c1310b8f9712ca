import type { CompiledPolicies } from '#engine/compile/compile-policies.ts'
import type { StatementReference } from '#engine/evaluate/decision.ts'
import { possibilityOf } from '#engine/evaluate/possibility-of.ts'
import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import { explainBriefly } from '#engine/explain/explain.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'

import { othersIn } from './all-conditions.ts'
import { type AskEngine, asOfToday } from './as-of-today.ts'
import {
  allowed,
  anySession,
  bothOf,
  type CallerSide,
  limitedTrustOf,
  ownOf,
  requestOf,
  type RoleSide,
  trustOf,
} from './pair-sides.ts'
import { ofAnyName } from './questions/any-session.ts'
import { secondsIn, type WithSeconds } from './second-permissions.ts'
import type { AssumeAction, Pair } from './sides.ts'
import { type Stop, stopsOf } from './stops.ts'
import type { SecondPermission, TrustEdge } from './trust-graph.ts'

/** What the engine says of a pair in words, and by which statements. */
export type Reason = Pick<TrustEdge, 'sentence' | 'deciding' | 'stops'>

/** What the engine makes of one caller and one role. `why` explains it when asked, which costs more than to judge. */
export type Judgement = Pick<TrustEdge, 'state' | 'reason' | 'conditions' | 'others' | 'besides'> & {
  readonly why: () => Reason
}

/** A caller and a role, each with all that bears on it. */
export type Sides = { readonly from: CallerSide; readonly to: RoleSide; readonly action: AssumeAction }

/** One side, or both, of a pair, as the engine was asked about it. */
type Answer = Pick<WithSeconds, 'possibility' | 'isOver' | 'besides'> & { readonly why: () => Reason }

/**
 * May the caller assume the role? Both sides are asked together and, where that says never, each alone, so that half
 * an edge shows as such. Null where neither side allows it.
 *
 * A document that is missing or refused makes the pair unknown, unless the trust policy alone settles that
 * nobody of this kind gets in. Rules R7.9, R9.1 to R9.4, R9.7.
 */
export function judge(sides: Sides): Judgement | null {
  const { from, to, action } = sides
  const request = requestOf(from, to, action)
  const isAnySession = from.caller.kind === 'role-session' && from.caller.sessionName === anySession
  if (!isAnySession || !(from.namesUserId || to.namesUserId)) return judgeRequest(sides, request, from.isOpen)

  // The session's name, part of aws:userid, is chosen by whoever assumes the role that now calls.
  const context = ofAnyName(request.context ?? {})
  const isOpen = (key: string) => key === 'aws:userid' || from.isOpen(key)
  return judgeRequest(sides, { ...request, context }, isOpen)
}

type IsOpen = (key: string) => boolean
type Asked = {
  readonly request: AuthorizationRequest
  readonly isOpen: IsOpen
  readonly today: number
}

function judgeRequest(sides: Sides, request: AuthorizationRequest, isOpen: IsOpen): Judgement | null {
  const { from, to } = sides
  const asked = { request, isOpen, today: from.today }
  const isWhole = from.isWhole && to.isWhole
  const both = to.isReadable ? answerOf(asked, from, (own) => bothOf(own, to, isWhole)) : null
  if (both !== null && isWhole && both.possibility.kind !== 'never') return whole(both)
  if (!to.isReadable) return unreadable
  const trust = answerFor(asked, trustOf(to), () => trustOf(to))
  if (both === null || both.possibility.kind !== 'never') {
    return trust.possibility.kind === 'never' ? null : unreadable
  }

  const caller = isWhole ? answerOf(asked, from, (own) => ownOf(own, to, pairOf(sides))) : null
  const callerMay = caller !== null && caller.possibility.kind !== 'never'
  if (trust.possibility.kind !== 'never') {
    if (callerMay) return atOdds(both, trust, caller)
    const isOver = caller?.isOver === true
    const said = () => because(both, [...of(trust, 'resource'), ...allowsOf(asked, sides)])
    const why = isOver ? said : () => keptReason(sides, () => ({ ...said(), stops: stopsIn(asked, sides) }))
    return { ...whole(trust), state: 'trustOnly', reason: isOver ? 'over' : 'not-permitted', why }
  }
  if (!callerMay) return null
  const why = () => because(both, of(caller, 'identity'))
  const reason = trust.isOver ? 'over' : 'not-trusted'
  return { ...whole(caller), state: 'permissionOnly', reason, why }
}

const reasons = new WeakMap<CallerSide, WeakMap<RoleSide, Map<AssumeAction, Reason>>>()

/** The reason of two sides, which stay the same objects as long as nothing that bears on them changed: to find it takes a dozen questions. */
function keptReason({ from, to, action }: Sides, found: () => Reason): Reason {
  const ofCaller = reasons.get(from) ?? new WeakMap<RoleSide, Map<AssumeAction, Reason>>()
  reasons.set(from, ofCaller)
  const ofPair = ofCaller.get(to) ?? new Map<AssumeAction, Reason>()
  ofCaller.set(to, ofPair)
  const reason = ofPair.get(action) ?? found()
  ofPair.set(action, reason)
  return reason
}

/** What keeps those out whom the trust policy lets in. */
function stopsIn(asked: Asked, { from, to }: Sides): readonly Stop[] {
  const own = from.policies() ?? from.bearing
  if (own === null) return []
  const all = bothOf(own, to, from.isWhole && to.isWhole)
  return stopsOf(
    all,
    allowed.identity,
    (few) => answerFor(asked, few, () => few).possibility.kind === 'never',
  )
}

/** The caller's own Allows of the call, though something else stops it. */
function allowsOf(asked: Asked, sides: Sides): readonly StatementReference[] {
  const own = sides.from.policies()
  if (own === null) return []
  const { resource } = ownOf(own, sides.to, pairOf(sides))
  const few = { ...allowed, identity: own.identity, resource }
  const answer = answerFor(asked, few, () => few)
  return answer.possibility.kind === 'never' ? [] : of(answer, 'identity')
}

/** What each side asks for, those of the trust policy first, and by which statements. */
function atOdds(both: Answer, trust: Answer, caller: Answer): Judgement {
  const conditions = [...whole(trust).conditions, ...whole(caller).conditions]
  const besides = togetherByAction([...trust.besides, ...caller.besides])
  const why = () => because(both, [...of(trust, 'resource'), ...of(caller, 'identity')])
  return { state: 'trustOnly', reason: 'at-odds', conditions, ...orNothing(besides), why }
}

/** Second permissions of which each side tells a part, each once. */
function togetherByAction(parts: readonly SecondPermission[]): readonly SecondPermission[] {
  const actions = new Set(parts.map(({ action }) => action))
  return Array.from(actions, (action) => ({
    action,
    conditions: parts.flatMap((part) => (part.action === action ? part.conditions : [])),
  }))
}

function orNothing(besides: readonly SecondPermission[]): Pick<TrustEdge, 'besides'> {
  return besides.length === 0 ? {} : { besides }
}

function because(both: Answer, statements: readonly StatementReference[]): Reason {
  const { sentence, deciding } = both.why()
  return { sentence, deciding: [...statements, ...deciding] }
}

function pairOf({ from, to, action }: Sides): Pair {
  return { caller: from.caller, role: to.role, action }
}

/** May the caller call sts:AssumeRole on a role whose trust policy we can't see? Null where it may not. */
export function judgeOutOfSight(sides: Sides): Judgement | null {
  const { from, to } = sides
  const asked = { request: requestOf(from, to, sides.action), isOpen: from.isOpen, today: from.today }
  const answer = answerOf(asked, from, (own) => ownOf(own, to, pairOf(sides)))
  if (answer === null) return unreadable
  if (answer.possibility.kind === 'never') return null
  const why = () => ({ sentence: '', deciding: of(answer, 'identity') })
  const { state: _state, reason: _reason, why: _why, ...hangsOn } = whole(answer)
  return { ...unreadable, reason: 'role-out-of-sight', ...hangsOn, ...orNothing(answer.besides), why }
}

/**
 * Does the role trust the caller, whose own side can't be seen, as far as the resource control policies of the role's
 * organization let it (R8.9)? The answer is never more than `conditional`: what
 * the other account allows is a condition of its own, which `reason` says. Null where it doesn't trust them.
 *
 * `trustOnly` would claim that the other side refuses, `allowed` that it agrees; neither is known.
 */
export function judgeOutside(sides: Sides): Judgement | null {
  const { from, to } = sides
  if (!to.isReadable) return unreadable
  const asked = { request: requestOf(from, to, sides.action), isOpen: from.isOpen, today: from.today }
  const letting = limitedTrustOf(to)
  const trust = answerFor(asked, letting, () => letting)
  if (trust.possibility.kind === 'never') return null
  if (!to.isWhole) return unreadable
  const { state, reason, why: _why, ...hangsOn } = whole(trust)
  const why = () => ({ sentence: '', deciding: of(trust, 'resource') })
  if (state === 'unknown') return { state, reason, ...hangsOn, why }
  return { state: 'conditional', reason: 'outside', ...hangsOn, why }
}

/** Nothing to say but what `reason` says. */
export const noReason = (): Reason => ({ sentence: '', deciding: [] })

/** Something that bears on it is missing or refused. */
export const unreadable: Judgement = {
  state: 'unknown',
  reason: 'unreadable',
  conditions: [],
  why: noReason,
}

function whole({ possibility, besides, why }: Answer): Judgement {
  const second = orNothing(besides)
  switch (possibility.kind) {
    case 'always':
      return { state: 'allowed', reason: 'decided', conditions: noConditions, why }
    case 'conditional':
      return {
        state: 'conditional',
        reason: 'decided',
        conditions: possibility.conditions,
        ...othersIn(possibility),
        ...second,
        why,
      }
    case 'undetermined':
      return { state: 'unknown', reason: 'undetermined', conditions: possibility.conditions, ...second, why }
    case 'never':
      return { state: 'unknown', reason: 'decided', conditions: noConditions, why }
  }
}

const noConditions: readonly OpenCondition[] = []

function of({ why }: Answer, layer: StatementReference['layer']): readonly StatementReference[] {
  return why().deciding.filter((statement) => statement.layer === layer)
}

function answerOf(
  asked: Asked,
  { policies, bearing }: CallerSide,
  join: (own: CompiledPolicies) => CompiledPolicies,
): Answer | null {
  return bearing === null ? null : answerFor(asked, join(bearing), () => join(policies() ?? bearing))
}

/** `few` decides as `all` does; the explanation looks at all. */
function answerFor(asked: Asked, few: CompiledPolicies, all: () => CompiledPolicies): Answer {
  const { request } = asked
  const seconds = secondsIn(asked, all)
  const ask: AskEngine = (call, isOpen) => possibilityOf(call, few, isOpen)
  const told = asOfToday({ ...asked, isOpen: seconds.isOpen }, ask)
  const { possibility, contextOf, isOver, besides } = seconds.weighed(told, ask)
  let reason: Reason | null = null
  const why = () => {
    return (reason ??= reasonOf({ ...request, context: { ...request.context, ...contextOf() } }, all()))
  }
  return { possibility, isOver, besides, why }
}

function reasonOf(request: AuthorizationRequest, policies: CompiledPolicies): Reason {
  const { sentence, deciding } = explainBriefly(request, policies)
  return { sentence, deciding }
}
