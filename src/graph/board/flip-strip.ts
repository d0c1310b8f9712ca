import type { Condition } from '#engine/condition/condition.ts'
import { applicable } from '#engine/evaluate/applicable.ts'
import { authorizeAll, type Check } from '#engine/evaluate/authorize-all.ts'
import { principalHolds } from '#engine/evaluate/principal-clause.ts'
import { serviceKeys } from '#engine/evaluate/service-rules.ts'
import { actionHolds } from '#engine/evaluate/statement-applies.ts'
import { statementsInQuestion } from '#engine/evaluate/statements-in-question.ts'
import { waysText } from '#engine/explain/condition-words.ts'
import { keyHolder } from '#engine/explain/proposals/key-holder.ts'
import type { Statement } from '#engine/policy/document.ts'
import type { Question } from '#engine/request/question.ts'
import { readRequest } from '#engine/request/read-request.ts'
import { variablesOf } from '#engine/text/template.ts'
import { askAt } from '#model/ask-at.ts'
import type { Caller } from '#model/caller.ts'
import type { Instant } from '#model/entities/names.ts'
import type { Ask } from '#model/gather.ts'
import { resolve } from '#model/resolve.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { joinedSegments } from './joined-segments.ts'
import { openAccess } from './open-access.ts'
import type { FlipStrip, Segment, StripRow, StripState } from './strip-row.ts'
import type { Sampled, ValueClass } from './value-class.ts'
import { classesOf } from './value-classes.ts'

type Asked = {
  readonly workspace: Workspace
  readonly caller: Caller
  readonly ask: Ask
  readonly now: Instant
}

/**
 * For which values of each key that bears on a request its answer flips, the other keys staying as they are: exact, since
 * every class of values between which no condition tells a difference was decided by the engine. Keys that say who calls or
 * whose the resource is are not among them.
 *
 * Cost: a decision for each class of each key.
 */
export function flipStrip(asked: Asked): FlipStrip {
  const { workspace, caller, ask } = asked
  const resolution = resolve(workspace, caller, timed(asked))
  const checks = resolution.kind === 'unknown' ? [] : resolution.checks
  const keys = keysInQuestion(checks)
  const endpoints = endpointNames(workspace)
  if (endpoints.length > 0 && checks.length > 0 && !keys.has('aws:sourcevpce')) {
    keys.set('aws:sourcevpce', { key: 'aws:SourceVpce', conditions: [], isVariable: false })
  }
  const strip = { rows: [] as StripRow[], idle: [] as string[], untold: [] as string[] }
  for (const [folded, bearing] of keys) {
    const named = folded === 'aws:sourcevpce' ? endpoints : []
    const classes = bearing.isVariable ? null : classesOf(bearing.conditions, named)
    const row = classes === null ? waysRow(asked, bearing.key) : segmentsRow(asked, bearing, classes)
    if (row === null) strip.untold.push(bearing.key)
    else if (row === 'idle') strip.idle.push(bearing.key)
    else strip.rows.push(row)
  }
  const own = Object.keys(ask.context).map((key) => key.toLowerCase())
  return { ...strip, rows: strip.rows.toSorted((a, b) => rank(a, own) - rank(b, own)) }
}

/** What somebody set comes first. */
function rank({ key }: StripRow, own: readonly string[]): number {
  return own.includes(key.toLowerCase()) ? 0 : 1
}

/** A key as policies spell it, every condition on it, and whether a variable stands for it somewhere. */
type Bearing = { readonly key: string; readonly conditions: Condition[]; isVariable: boolean }

function keysInQuestion(checks: readonly Check[]): Map<string, Bearing> {
  const keys = new Map<string, Bearing>()
  for (const { request, policies } of checks) {
    const read = readRequest(request)
    if (!read.ok) continue
    const question = read.value
    const bearing = applicable(policies, question)
    const bounded = bearing.permissionsBoundary !== null
    const meant = statementsInQuestion(question, bearing).filter(
      (one) => actionHolds(one, question) && principalHolds(one.principals, question, bounded),
    )
    for (const statement of meant) addKeys(keys, statement, question)
  }
  return keys
}

function addKeys(keys: Map<string, Bearing>, { conditions, resources }: Statement, question: Question): void {
  const entry = (folded: string, spelling: string): Bearing | null => {
    const isFixed = keyHolder(folded, question.principal) === null || serviceKeys(question).includes(folded)
    if (isFixed) return null
    const axis = folded === 'aws:epochtime' ? 'aws:currenttime' : folded // one time, told in two ways
    const key = folded === 'aws:epochtime' ? 'aws:CurrentTime' : spelling
    const found = keys.get(axis) ?? { key, conditions: [], isVariable: false }
    keys.set(axis, found)
    return found
  }
  const templates = [
    ...conditions.flatMap(({ values }) => values.map(({ template }) => template)),
    ...(resources?.patterns ?? []).flatMap((one) => (one.kind === 'with-variables' ? [one.tail] : [])),
  ]
  for (const condition of conditions) entry(condition.folded, condition.key)?.conditions.push(condition)
  for (const { folded, key } of templates.flatMap(variablesOf)) {
    const found = entry(folded, key)
    if (found !== null) found.isVariable = true
  }
}

function endpointNames(workspace: Workspace): readonly string[] {
  return entitiesOf(workspace, 'resource')
    .filter(({ type, policy }) => type === 'vpc-endpoint' && policy !== null)
    .map(({ name }) => name)
}

function segmentsRow(
  asked: Asked,
  { key, conditions }: Bearing,
  classes: readonly Sampled[],
): StripRow | 'idle' {
  const present = classOfRequest(asked, { key, conditions, classes })
  const isAlways = key.toLowerCase() === 'aws:currenttime' // every request tells the time (R6.1)
  const segments = classes
    .filter(({ sample }) => sample !== null || !isAlways)
    .map(({ of, sample }): Segment => ({
      of,
      sample,
      state: stateOf(asked, withKey(asked.ask, key, sample)),
      isPresent: of === present,
    }))
  const joined = joinedSegments(segments)
  return new Set(joined.map(({ state }) => state)).size < 2
    ? 'idle'
    : { kind: 'segments', key, segments: joined }
}

/** The class that the request is in as it is; null where its key is not known, or has several values. */
function classOfRequest(
  asked: Asked,
  {
    key,
    conditions,
    classes,
  }: {
    readonly key: string
    readonly conditions: readonly Condition[]
    readonly classes: readonly Sampled[]
  },
): ValueClass | null {
  const folded = key.toLowerCase()
  if ((asked.ask.unknown ?? []).some((one) => one.toLowerCase() === folded)) return null
  const resolution = resolve(asked.workspace, asked.caller, timed(asked))
  const read = resolution.kind === 'unknown' ? null : readRequest(resolution.request)
  const values = read?.ok === true ? read.value.context.get(folded) : undefined
  if (values === undefined) return classes.find(({ sample }) => sample === null)?.of ?? null
  if (values.multivalued || values.values.length !== 1) return null
  const [value = ''] = values.values
  const exact = classes.find(({ of }) => of.kind === 'text' && of.text === value)
  const held = (text: string) =>
    conditions.map((one) => one.holds({ get: () => ({ values: [text], multivalued: false }) })).join()
  return (
    (
      exact ??
      classes.find(({ of, sample }) => of.kind !== 'text' && sample !== null && held(sample) === held(value))
    )?.of ?? null
  )
}

/** The same request with another value of one key, or without it. */
function withKey(ask: Ask, key: string, value: string | null): Ask {
  const folded = key.toLowerCase()
  const dropped = new Set([folded, ...goesWith(key, value)])
  const kept = Object.entries(ask.context).filter(
    ([name]) => !dropped.has(name.toLowerCase()) && !(folded === 'aws:currenttime' && isTime(name)),
  )
  const unknown = (ask.unknown ?? []).filter(
    (name) => !dropped.has(name.toLowerCase()) && !(folded === 'aws:currenttime' && isTime(name)),
  )
  const context = Object.fromEntries(kept)
  return value === null
    ? { ...ask, context, absent: [...dropped], unknown }
    : { ...ask, context: { ...context, [key]: value }, absent: [...dropped].slice(1), unknown }
}

/** The other keys that a value of this one leaves no room for: an age of MFA without MFA; the time is told in two ways. */
function goesWith(key: string, value: string | null): readonly string[] {
  const folded = key.toLowerCase()
  return folded === 'aws:multifactorauthpresent' && value !== 'true' ? ['aws:multifactorauthage'] : []
}

/** The other way to tell the time follows from this one. */
function isTime(name: string): boolean {
  return /^aws:(?:currenttime|epochtime)$/i.test(name)
}

function timed({ ask, now }: Pick<Asked, 'ask' | 'now'>): Ask {
  return askAt(ask, now)
}

function stateOf({ workspace, caller, now }: Asked, ask: Ask): StripState {
  const asked = timed({ ask, now })
  if ((ask.unknown ?? []).length > 0) return openAccess(workspace, caller, asked).state
  const resolution = resolve(workspace, caller, asked)
  if (resolution.kind === 'unknown') return 'unknown'
  return authorizeAll(resolution.checks).decision === 'allowed' ? 'allowed' : 'denied'
}

/** The same in words, of a key whose values can't be listed. Null where nothing is certain. */
function waysRow(asked: Asked, key: string): StripRow | 'idle' | null {
  if (isTime(key)) return null // one time under two keys, which words on either don't say
  const without = withKey(asked.ask, key, null)
  const { absent: _open, ...ask } = timed({ ask: without, now: asked.now })
  const access = openAccess(asked.workspace, asked.caller, { ...ask, unknown: [...(ask.unknown ?? []), key] })
  if (access.state === 'allowed' || access.state === 'denied') return 'idle'
  if (access.state !== 'conditional' || access.ways.length === 0) return null
  return { kind: 'ways', key, text: waysText(access.ways).replaceAll('`', ''), isExact: access.isExact }
}
