import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { Caller } from '#model/caller.ts'
import type { Principal } from '#model/entities/entity.ts'
import type { Ask } from '#model/gather.ts'
import { entityOfUniqueId } from '#model/look-up.ts'
import { organizationOf } from '#model/organization.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { alsoUnder } from '../all-conditions.ts'
import { fewestWays, isCovered, type Way } from '../fewest-ways.ts'
import { type Outsider, whoIsLetIn } from '../insiders.ts'
import { saying } from '../met-by-some.ts'
import { type Access, accessOf, type Question } from './access-of.ts'
import { type Asker, askerOf, namedAskers, rootAskers } from './askers.ts'
import { heldBy } from './certain-denial.ts'
import { prepared } from './principal-access.ts'

/** One of those who may ask, and what the engine says of it. `caller`: as whom it was asked. */
export type WhoRow = { readonly asker: Asker; readonly caller: Caller | null; readonly access: Access }

/**
 * Who may do what `ask` says, one after another: root users and whoever the resource names first, then users and
 * roles. Those who are denied come too. Ask on for the next one: each costs a decision at most, and those that have
 * nothing to do with the question next to nothing.
 *
 * Keys that the caller or the environment supplies are not known unless `ask` gives them (`openKeysOf`). Tags that a
 * session might bring are not among them.
 */
export function* whoCan(workspace: Workspace, ask: Ask): Generator<WhoRow, void, void> {
  const { question, accessOfHeld } = prepared(workspace, ask)
  for (const asker of [...rootAskers(workspace), ...namedAskers(workspace, ask)]) {
    yield rowOf(question, asker)
  }
  for (const principal of principalsOf(workspace)) {
    const asker = askerOf(principal)
    yield {
      asker,
      caller: asker.callers[0] ?? null,
      access: accessOfHeld(heldBy(workspace, principal)),
    }
  }
}

/** Users, then roles, in the order of creation. */
function principalsOf(workspace: Workspace): readonly Principal[] {
  return [...entitiesOf(workspace, 'user'), ...entitiesOf(workspace, 'role')]
}

/** How many `whoCan` will tell of. */
export function countAskers(workspace: Workspace, ask: Ask): number {
  return rootAskers(workspace).length + namedAskers(workspace, ask).length + principalsOf(workspace).length
}

/** So many more are asked once one is let in. */
const mostBesides = 8

/**
 * Of several callers who stand for one asker, the first whom the engine lets in, with the ways of such as it lets in besides; else whom it
 * can't tell of. Once one is let in at most eight more are asked, and none where that one is let in whatever else there is: only an
 * anonymous caller, who stands first, might be so for certain.
 */
export function rowOf(question: Question, asker: Asker): WhoRow {
  const rows: WhoRow[] = []
  const letIn: LetIn[] = []
  let besides = 0
  for (const [at, caller] of asker.callers.entries()) {
    if (letIn.length > 0) besides += 1
    if (besides > mostBesides || letIn[0]?.access.conditions.length === 0) break
    const apart = asker.apart?.[at] ?? []
    const access = setApart(accessOutside(question, caller, asker), apart)
    if (access.state === 'allowed') return { asker, caller, access }
    if (access.state === 'conditional') letIn.push({ caller, access, isApart: apart.length > 0 })
    else rows.push({ asker, caller, access })
  }
  const unknown = rows.find(({ access }) => access.state === 'unknown')
  const areAll = asker.isAll !== false && besides <= mostBesides && unknown === undefined
  const either = eitherCaller(letIn, areAll)
  if (either !== null) return { asker, ...either }
  const [first] = asker.isAll === false ? [] : rows
  return unknown ?? first ?? { asker, caller: rows[0]?.caller ?? null, access: undetermined }
}

/** One who is let in under conditions. `isApart`: as somebody in particular alone. */
type LetIn = {
  readonly caller: Caller
  readonly access: Conditional
  readonly isApart: boolean
}

/** The first of them with the ways of all of whom as much has to be so. `areAll`: nobody else may be let in. */
function eitherCaller(letIn: readonly LetIn[], areAll: boolean): Pick<WhoRow, 'caller' | 'access'> | null {
  const [first] = letIn
  if (first === undefined) return null
  // what the account of the one has to allow besides isn't said of the ways of the other
  const alike = letIn.filter(({ access }) => access.isOutside === first.access.isOutside)
  const ways = fewestWays(alike.flatMap(waysOf))
  const best = alike.find((one) => waysOf(one).some((way) => ways.includes(way))) ?? first
  const ofAnybody = alike.filter(({ isApart }) => !isApart).flatMap(waysOf)
  const isExact =
    areAll &&
    letIn.every((one) => one.access.isExact && waysOf(one).every((way) => isCovered(way, ofAnybody)))
  return { caller: best.caller, access: { ...best.access, ways, isExact } }
}

function waysOf({ access: { conditions, ways } }: LetIn): readonly Way[] {
  return ways.length === 0 ? [conditions] : ways
}

/** Neither proved nor refuted. */
const undetermined: Access = { state: 'unknown', reasons: [], conditions: [] }

/** What the caller may do; nothing where one of elsewhere may as one of our own alone, who is asked by name. */
function accessOutside(question: Question, caller: Caller, { id, bearing = [] }: Asker): Access {
  const access = accessOf(question, caller)
  if (caller.kind !== 'outside-principal' || access.state !== 'conditional') return access
  const { workspace, ask, openKeys } = question
  const accessAs = (keys: RequestContext, closed: readonly string[]) => {
    const asked = { ...ask, context: { ...keys, ...ask.context } }
    const isOpen = (key: string) => !closed.includes(key) && openKeys(caller)(key)
    return accessOf({ ...question, ask: asked, openKeys: () => isOpen }, caller)
  }
  const { organizationId = null, unread } = organizationOf(workspace) ?? {}
  // who may be a member that isn't held is not claimed to be none
  const organization = id !== '*' && unread?.includes('accounts') === true ? null : organizationId
  const isOurId = (uniqueId: string) => entityOfUniqueId(workspace, uniqueId) !== undefined
  const stoodFor = { arn: caller.arn, organization, isOurId }
  const letIn = whoIsLetIn(bearing, stoodFor, (...as) => accessAs(...as).state !== 'denied')
  if (letIn.who === 'unknown') return undetermined
  if (letIn.who !== 'others') return { state: 'denied' }
  const { as } = letIn
  if (as === null || [access.conditions, ...access.ways].every(as.mayMeet)) return access
  const own = accessAs(as.keys, as.closed)
  return own.state === 'conditional' ? withoutInsiders(access, { as, own }) : own
}

type Conditional = Extract<Access, { readonly state: 'conditional' }>

/** The ways that somebody of elsewhere meets, and as the proof one who was seen to. */
function withoutInsiders(
  access: Conditional,
  { as, own }: { readonly as: Outsider; readonly own: Conditional },
): Conditional {
  const ways = access.ways.filter(as.mayMeet)
  const conditions = as.mayMeet(access.conditions)
    ? access.conditions
    : (ways[0] ?? [...saying(as.keys), ...own.conditions])
  return { ...access, conditions, ways, isExact: false, witness: { ...as.keys, ...own.witness } }
}

/** What is so of somebody made up is on condition of what sets that somebody apart. */
function setApart(access: Access, apart: readonly OpenCondition[]): Access {
  if (apart.length === 0 || access.state !== 'conditional') return access
  const { conditions, others = [] } = alsoUnder(apart, { ...access, others: access.ways })
  return { ...access, conditions, ways: others }
}
