import type { NamedDocument } from '#engine/compile/policy-documents.ts'
import { authorizeAll, type Check } from '#engine/evaluate/authorize-all.ts'
import { isDeniedAlways } from '#engine/evaluate/denied-always.ts'
import type { OpenCondition, Possibility } from '#engine/evaluate/possibility.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { Caller } from '#model/caller.ts'
import type { Ask } from '#model/gather.ts'
import {
  isOfPublicAccess,
  onlyTakesAway,
  resolve,
  type UnknownReason,
  withPublicBlocked,
} from '#model/resolve.ts'
import { todayOf } from '#model/today.ts'
import type { Workspace } from '#model/workspace.ts'

import { asOfToday } from '../as-of-today.ts'
import { checksOfCaller, checksOfWitness } from './any-session.ts'
import type { OpenKeys } from './asked-keys.ts'
import { possibilityWithRules } from './possibility-with-rules.ts'

/** What one caller may do, where keys that the caller or the environment supplies are not known. */
export type Access =
  | { readonly state: 'allowed' }
  | { readonly state: 'denied' }
  | {
      readonly state: 'conditional'
      /** Conditions that together let the request pass; those of one of `ways` do as well. */
      readonly conditions: readonly OpenCondition[]
      readonly ways: readonly (readonly OpenCondition[])[]
      /** Whether `ways` are all there are. */
      readonly isExact: boolean
      /** Keys to add to the question, with which the engine was seen to allow it. */
      readonly witness: RequestContext
      /** The account of the caller can't be seen, and must allow it as well. */
      readonly isOutside: boolean
    }
  /** Something that bears on it is missing or refused; without `reasons`, it was neither proved nor refuted. */
  | {
      readonly state: 'unknown'
      readonly reasons: readonly UnknownReason[]
      readonly conditions: readonly OpenCondition[]
    }

/** One question, and what of it is not known. */
export type Question = {
  readonly workspace: Workspace
  readonly ask: Ask
  readonly openKeys: OpenKeys
  /** See `resolve`. */
  readonly bears?: (policy: NamedDocument) => boolean
}

/**
 * What `caller` may do. A role session named `anySession` stands for all sessions of its role. `conditional` was seen
 * to be allowed in a context that meets its conditions; `allowed` and `denied` hold for every value of the open keys.
 *
 * What lacks a policy that bears on it is unknown, unless what is known denies it explicitly whatever the open keys, or nothing
 * allows it and what is missing can only take away.
 */
export function accessOf(question: Question, caller: Caller): Access {
  const { workspace, ask, openKeys, bears } = question
  const resolution = resolve(workspace, caller, ask, bears)
  if (resolution.kind === 'unknown') return unknown(resolution.reasons)
  const { checks, isNameOpen } = checksOfCaller(caller, resolution.checks)
  const isOpenKey = openKeys(caller)
  const isOpen = isNameOpen ? (key: string) => key === 'aws:userid' || isOpenKey(key) : isOpenKey
  const { missing } = resolution
  if (missing.length > 0) {
    if (checks.some(({ request, policies }) => isDeniedAlways(request, policies, isOpen))) return denied
    if (!missing.every(onlyTakesAway)) return unknown(missing)
    const isNever = checks.some((check) => possibilityToday(workspace, check, isOpen).kind === 'never')
    if (isNever) return denied
    const least = missing.every(isOfPublicAccess) ? leastAccess(workspace, checks, isOpen) : null
    if (least === null) return unknown(missing)
    return least.state === 'conditional'
      ? proved(question, { caller, access: least })
      : outside(caller, least)
  }
  const possibilities = checks.map((check) => possibilityToday(workspace, check, isOpen))
  const access = together(checks, possibilities)
  return access.state === 'conditional' ? proved(question, { caller, access }) : outside(caller, access)
}

/** What holds whatever S3 blocks of what is public; null where that makes a difference. */
function leastAccess(
  workspace: Workspace,
  checks: readonly Check[],
  isOpen: (key: string) => boolean,
): Extract<Access, { readonly state: 'allowed' | 'conditional' }> | null {
  const blocked = checks.map(withPublicBlocked)
  const access = together(
    blocked,
    blocked.map((check) => possibilityToday(workspace, check, isOpen)),
  )
  if (access.state === 'conditional') return { ...access, isExact: false } // more may be allowed where less is blocked
  return access.state === 'allowed' ? access : null
}

/** Times that are over by the day of the workspace are met by no request. */
function possibilityToday(workspace: Workspace, check: Check, isOpen: (key: string) => boolean): Possibility {
  const asked = { request: check.request, isOpen, today: todayOf(workspace) }
  return asOfToday(asked, (request, isLeftOpen) => possibilityWithRules({ ...check, request }, isLeftOpen))
    .possibility
}

const denied: Access = { state: 'denied' }

function unknown(
  reasons: readonly UnknownReason[],
  conditions: readonly OpenCondition[] = [],
): Access & { readonly state: 'unknown' } {
  return { state: 'unknown', reasons, conditions }
}

/** Several checks must all pass (R1.4): what of one is open must be met together, which the proof then tries. */
function together(checks: readonly Check[], possibilities: readonly Possibility[]): Access {
  if (possibilities.some(({ kind }) => kind === 'never')) return denied
  const open = possibilities.flatMap((one) => ('conditions' in one ? [one] : []))
  const [first] = open
  if (first === undefined) return { state: 'allowed' }
  const conditions = [
    ...new Map(open.flatMap((one) => one.conditions).map((each) => [JSON.stringify(each), each])).values(),
  ]
  if (open.some(({ kind }) => kind === 'undetermined')) return unknown([], conditions)
  const witness = Object.fromEntries(possibilities.flatMap((one, at) => addedKeys(checks[at], one)))
  const isOne = open.length === 1 && first.kind === 'conditional'
  return {
    state: 'conditional',
    conditions,
    ways: isOne ? first.ways : [],
    isExact: isOne && first.isExact,
    witness,
    isOutside: false,
  }
}

/** The keys that a witness adds to the request. */
function addedKeys(check: Check | undefined, possibility: Possibility) {
  if (possibility.kind !== 'conditional') return []
  const before = check?.request.context ?? {}
  return Object.entries(possibility.witness).filter(([key, value]) => before[key] !== value)
}

type Claim = { readonly caller: Caller; readonly access: Access & { readonly state: 'conditional' } }

/** A claim holds where the whole request, with the keys of the witness, is allowed: they may bring policies of their own. */
function proved({ workspace, ask, bears }: Question, { caller, access }: Claim): Access {
  const context = { ...ask.context, ...access.witness }
  const open = (ask.unknown ?? []).filter((key) => !isNamed(access.witness, key))
  const resolution = resolve(workspace, caller, { ...ask, context, unknown: open }, bears)
  if (resolution.kind === 'unknown') return unknown(resolution.reasons, access.conditions)
  if (!resolution.missing.every(isOfPublicAccess)) return unknown(resolution.missing, access.conditions)
  const checks = checksOfWitness(caller, resolution.checks)
  if (authorizeAll(checks).decision !== 'allowed') return unknown([], access.conditions)
  return outside(caller, access)
}

function isNamed(context: RequestContext, key: string): boolean {
  return Object.keys(context).some((name) => name.toLowerCase() === key.toLowerCase())
}

/** What an account that can't be seen must allow too is never more than conditional. */
function outside(caller: Caller, access: Access): Access {
  if (caller.kind !== 'outside-principal') return access
  if (access.state === 'conditional') return { ...access, isOutside: true }
  if (access.state !== 'allowed') return access
  return { state: 'conditional', conditions: [], ways: [[]], isExact: true, witness: {}, isOutside: true }
}
