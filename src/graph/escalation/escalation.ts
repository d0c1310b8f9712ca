import type { StatementReference } from '#engine/evaluate/decision.ts'
import type { OpenCondition } from '#engine/evaluate/possibility.ts'

import { thingsOf } from './lists-of-things.ts'
import { type Requirement, techniqueOf } from './technique.ts'
import { isOther, targetOf, type Thing } from './thing.ts'

/** One permission that a way up uses. */
export type EscalationStep = {
  readonly permission: string
  readonly resource: string
  /** The service that a role is passed to, or that the role trusts. */
  readonly service: string | null
  readonly state: 'allowed' | 'conditional' | 'unknown'
  readonly conditions: readonly OpenCondition[]
  /** Other ways in: see `Permission`. */
  readonly others?: readonly (readonly OpenCondition[])[]
  /** The role on the way that uses it, where it isn't the principal itself. */
  readonly by?: string
}

/** A step with the statements that it is had by. */
export type ReasonedStep = EscalationStep & { readonly deciding: readonly StatementReference[] }

/** A way from what a principal was given to more, on all targets that are alike in what the engine says of each step. */
export type Escalation = {
  readonly principal: string
  /** Id in the catalogue. */
  readonly technique: string
  /** Which of the technique's sets of permissions. */
  readonly way: number
  /** Of its permissions, on what is known of its targets; of the way as a whole see `stateOf`. */
  readonly state: 'allowed' | 'conditional' | 'unknown'
  readonly conditions: readonly OpenCondition[]
  /** Other ways to meet what all steps ask for: absent where `conditions` is the only one, empty where there may be some that aren't told. */
  readonly others?: readonly (readonly OpenCondition[])[]
  /** What of its targets nobody knows, and the technique requires. */
  readonly untold: readonly Requirement[]
  /** As used on the first target. */
  readonly steps: readonly EscalationStep[]
  /** See `targetsOf`. */
  readonly among: readonly Thing[]
  /** Identities that are no gain: the principal's own, and such as may do no more than it may already. */
  readonly but: ReadonlySet<string>
}

/** Whether the way leads where it does: unknown as well where its technique takes what nobody here can tell, whatever the permissions. */
export function stateOf({ state, technique }: Pick<Escalation, 'state' | 'technique'>): Escalation['state'] {
  return techniqueOf(technique).assumes.length === 0 ? state : 'unknown'
}

/** What a way is used on. */
export type Target = {
  /** A role, user, group, policy or resource; null where it is made anew. */
  readonly target: string | null
  /** The identity that is gained where it is another's; null where the actor itself, or one that it makes, gains permissions. */
  readonly gains: string | null
}

/** Everything that the way can be used on. Cost: a walk over them. */
export function targetsOf(way: Escalation): readonly Target[] {
  const { among, but } = way
  return among.filter((thing) => isOther(thing, but)).map(targetFor(way))
}

/** What a thing is as a target of the way. */
export function targetFor(way: Escalation): (thing: Thing) => Target {
  const isGained = isOfIdentity(way) && techniqueOf(way.technique).gain === undefined
  return (thing) => ({ target: targetOf(thing), gains: isGained ? thing.gains : null })
}

/**
 * Is `test` true of somebody else as whom the way makes one act in everything? Asked of its targets, and of those whom a provider lets people
 * into: `isAsked`, for a sign-in there still has to meet what its trust policy asks. Cost: a walk over them, up to the first.
 */
export function someGained(way: Escalation, test: (id: string, isAsked: boolean) => boolean): boolean {
  const { among, but } = way
  if (!makesOneAct(way)) return false
  return among.some((thing) => isOther(thing, but) && isGainedIn(thing, test))
}

/** Does the way make one act as one of those? Cost: their number; of providers that of the roles that trust them. */
export function gainsOneOf(way: Escalation, those: ReadonlySet<string>): boolean {
  const { among, but } = way
  if (!makesOneAct(way)) return false
  const isAmong = (id: string) => those.has(id)
  // what a way is used on is all of one kind
  const things = among[0]?.opens === undefined ? [...thingsOf(among, those)] : among
  return things.some((thing) => isOther(thing, but) && isGainedIn(thing, isAmong))
}

function makesOneAct(way: Escalation): boolean {
  const { category, gain } = techniqueOf(way.technique)
  return category !== 'self-escalation' && gain === undefined && isOfIdentity(way)
}

function isGainedIn({ gains, opens }: Thing, test: (id: string, isAsked: boolean) => boolean): boolean {
  return (gains !== null && test(gains, false)) || opens?.().some((id) => test(id, true)) === true
}

/** Is what is gained another's, all of it or some? Whoever may open a function to others may call it, and no more. */
export function isOfIdentity({ technique }: Pick<Escalation, 'technique'>): boolean {
  return techniqueOf(technique).category !== 'resource-exposure'
}

/** How many they are. Cost: how many the list holds that they aren't. */
export function targetCount({ among, but }: Escalation): number {
  return among.length - thingsOf(among, but).size
}
