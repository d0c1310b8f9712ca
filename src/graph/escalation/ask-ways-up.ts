import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { Principal } from '#model/entities/entity.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { inPieces, type Pace } from '../questions/in-pieces.ts'
import type { TrustGraph } from '../trust-graph.ts'
import type { Unread } from './actor.ts'
import { type Administrator, type Administrators, administratorsIn } from './administrators.ts'
import { type Assuming, assumingIn } from './assuming-administrators.ts'
import type { EscalationMemo } from './escalation-memo.ts'
import {
  type Escalation,
  type EscalationStep,
  isOfIdentity,
  type ReasonedStep,
  stateOf,
  type Target,
  targetCount,
  targetFor,
} from './escalation.ts'
import { escalationSteps, reasonsOf, unreadOf, yieldsOf } from './escalations.ts'
import { assumingTechnique, type Missing, type Requirement, techniqueOf, techniques } from './technique.ts'
import { isOther, type Thing } from './thing.ts'

/** How far a way leads, the furthest first. */
export type Reach =
  | 'any-permission'
  | 'administrator'
  | 'identity'
  | 'control'
  | 'service'
  | 'sign-in'
  | 'exposure'

/** A way up, as a page shows it. */
export type WayUp = {
  readonly principal: string
  readonly technique: string
  /** Which of the technique's sets of permissions. */
  readonly way: number
  readonly name: string
  readonly category: string
  readonly yields: string
  /** What must be so besides, and nobody here can tell: its state is unknown with any. */
  readonly assumes: readonly string[]
  readonly state: Escalation['state']
  readonly conditions: readonly OpenCondition[]
  /** Other ways to meet what all steps ask for: see `Escalation`. */
  readonly others?: readonly (readonly OpenCondition[])[]
  /** What of its targets nobody knows, and the technique requires. */
  readonly untold: readonly Requirement[]
  /** As used on the first target. */
  readonly steps: readonly EscalationStep[]
  /** The first of them, administrators in front. */
  readonly targets: readonly Target[]
  readonly count: number
  readonly reach: Reach
  /** Has the principal everything in its account already, or all but what it gains no more of this way than anybody there? */
  readonly isAdministrator: boolean
}

export type WaysUpPiece = {
  readonly found: readonly WayUp[]
  readonly unread: readonly { readonly principal: string; readonly what: readonly Unread[] }[]
  readonly done: number
  readonly total: number
}

/** A technique that no workspace tells of, and what that would take. */
export type NotLookedFor = {
  readonly technique: string
  readonly name: string
  readonly category: string
  readonly needs: Missing
}

export type WaysUpAnswer = {
  /** Users and roles that have everything already. */
  readonly administrators: readonly string[]
  /** Those who have everything but what their organization denies everybody in their account. */
  readonly limited: readonly string[]
  readonly notLookedFor: readonly NotLookedFor[]
}

const mostTargets = 20

/** Where ways up are looked for, with who can assume what there. */
export type ClimbingGround = {
  readonly workspace: Workspace
  readonly graph: TrustGraph
  readonly memo: EscalationMemo
}

/** Every way up of every user and role, or of one, a principal at a time. */
export async function askWaysUp(
  { workspace, graph, memo }: ClimbingGround,
  of: string | null,
  pace: Pace<WaysUpPiece>,
): Promise<WaysUpAnswer> {
  const principals = [...entitiesOf(workspace, 'user'), ...entitiesOf(workspace, 'role')]
  const strong = administratorsIn(workspace, memo)
  const asked = of === null ? principals : principals.filter(({ arn }) => arn === of)
  let piece = { found: new Array<WayUp>(), unread: new Array<WaysUpPiece['unread'][number]>() }
  let done = 0
  await inPieces(
    stepsWith(workspace, asked, { memo, assuming: assumingIn(workspace, graph, memo) }),
    {
      add: ({ principal, ways }) => {
        done += 1
        piece.found.push(...ways.map((way) => wayUpOf(way, principal, strong)))
        const what = unreadOf(workspace, principal, memo)
        if (what.length > 0) piece.unread.push({ principal: principal.arn, what })
      },
      take: () => {
        const taken = { ...piece, done, total: asked.length }
        piece = { found: [], unread: [] }
        return taken
      },
    },
    pace,
  )
  const those = (wanted: Administrator['may']) =>
    [...strong].flatMap(([arn, { may }]) => (may === wanted ? [arn] : []))
  return { administrators: those('everything'), limited: those('all-but-denied-to-all'), notLookedFor }
}

type OfPrincipal = { readonly principal: Principal; readonly ways: readonly Escalation[] }

function* stepsWith(
  workspace: Workspace,
  asked: readonly Principal[],
  { memo, assuming }: { readonly memo: EscalationMemo; readonly assuming: Assuming },
): Generator<OfPrincipal, void, void> {
  let at = 0
  for (const ways of escalationSteps(workspace, memo, asked)) {
    const principal = asked[at]
    at += 1
    if (principal !== undefined) yield { principal, ways: [...ways, ...assuming.waysOf(principal)] }
  }
}

/** The steps of one of them on one target, with the statements that decide. `graphOf` is asked only where it tells of the way. */
export async function askWayUpSteps(
  { workspace, memo }: Omit<ClimbingGround, 'graph'>,
  way: Pick<WayUp, 'principal' | 'technique' | 'way'> & { readonly target: string | null },
  graphOf: () => Promise<TrustGraph>,
): Promise<readonly ReasonedStep[]> {
  if (way.technique !== assumingTechnique) return reasonsOf(workspace, way, way.target, memo)
  return assumingIn(workspace, await graphOf(), memo).stepsTo(way.principal, way.target)
}

const notLookedFor: readonly NotLookedFor[] = techniques.flatMap(({ id, name, category, needs }) =>
  needs === null ? [] : [{ technique: id, name, category, needs }],
)

/** Takes the organization's denials away. */
const freeing = 'org-detach-scp'

/** A way as a page shows it, of a principal among whom those are administrators. */
export function wayUpOf(one: Escalation, who: Principal, strong: Administrators): WayUp {
  const { principal, technique, way, conditions, others, untold, steps } = one
  const known = techniqueOf(technique)
  const { name, category, assumes } = known
  const { things, areOpened } = strongAmong(one.among, strong)
  const high = isOfIdentity(one) ? things.filter((thing) => isOther(thing, one.but)) : []
  const targets = [...new Set([...high, ...firstOthers(one)])].slice(0, mostTargets).map(targetFor(one))
  const isHigh = high.length > 0 || areOpened || technique === assumingTechnique
  return {
    principal,
    technique,
    way,
    name,
    category,
    yields: yieldsOf(known, who),
    assumes,
    state: stateOf(one),
    conditions,
    ...(others === undefined ? {} : { others }),
    untold,
    steps,
    targets,
    count: targetCount(one),
    reach: known.gain ?? reachOf(one, isHigh),
    isAdministrator: technique !== assumingTechnique && gainsNothing(strong.get(principal)?.may, technique),
  }
}

/** The first things that the way can be used on. */
function firstOthers({ among, but }: Escalation): readonly Thing[] {
  const found: Thing[] = []
  for (const thing of among) {
    if (found.length === mostTargets) break
    if (isOther(thing, but)) found.push(thing)
  }
  return found
}

/** Of a list the things that give away somebody who may do everything, and whether any lets people into such a role. */
type Strong = { readonly things: readonly Thing[]; readonly areOpened: boolean }

/** One list serves all who ask, and is never changed in place. */
const strongBefore = new WeakMap<Administrators, WeakMap<readonly Thing[], Strong>>()

function strongAmong(list: readonly Thing[], strong: Administrators): Strong {
  const known = strongBefore.get(strong) ?? new WeakMap<readonly Thing[], Strong>()
  strongBefore.set(strong, known)
  const isStrong = (arn: string) => strong.get(arn)?.may === 'everything'
  const made = known.get(list) ?? {
    things: list.filter(({ gains }) => gains !== null && isStrong(gains)),
    areOpened: list.some(({ opens }) => opens?.().some(isStrong)),
  }
  known.set(list, made)
  return made
}

function gainsNothing(may: Administrator['may'] | undefined, technique: string): boolean {
  return may === 'everything' || (may === 'all-but-denied-to-all' && technique !== freeing)
}

/** What leads to acting as another, also where whom isn't known. */
const ofIdentities: ReadonlySet<string> = new Set(['existing-passrole', 'new-passrole', 'federation'])

function reachOf({ among, but, technique }: Escalation, isHigh: boolean): Reach {
  const { category } = techniqueOf(technique)
  if (category === 'self-escalation') return 'any-permission'
  if (isHigh) return 'administrator'
  if (category === 'control-removal') return 'control'
  const isGained = (thing: Thing) => thing.gains !== null && isOther(thing, but)
  if (category !== 'resource-exposure' && among.some(isGained)) return 'identity'
  return ofIdentities.has(category) ? 'identity' : 'exposure'
}
