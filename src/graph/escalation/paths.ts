import { othersOfAll } from '../all-conditions.ts'
import type { Escalation, EscalationStep, ReasonedStep } from './escalation.ts'
import { without } from './lists-of-things.ts'
import { allowed, type Permission } from './permission.ts'
import { type Found, type Search, searchWay, type Step, type TrustStep } from './search.ts'
import { isOther, targetOf, type Thing } from './thing.ts'

/** The ways up of one actor by one technique. Of several sets of permissions on one target the surest is told, the first of equals. */
export function escalationsBy(search: Search, possible: readonly boolean[]): readonly Escalation[] {
  const told = search.technique.ways.flatMap((way, at) =>
    possible[at] === true
      ? searchWay(search, way).map((found) => ({ found, told: escalationOf(search, found, at) }))
      : [],
  )
  const isOnce = possible.filter((is) => is).length === 1
  if (isOnce || told.length < 2) return told.map((one) => one.told)
  return withoutRepeats(told.toSorted((a, b) => bySurety(a.told, b.told)))
}

function bySurety(a: Escalation, b: Escalation): number {
  return surest.indexOf(a.state) - surest.indexOf(b.state)
}

const surest: readonly Escalation['state'][] = ['allowed', 'conditional', 'unknown']

type Told = { readonly found: Found; readonly told: Escalation }

function withoutRepeats(all: readonly Told[]): readonly Escalation[] {
  const before: (readonly Thing[])[] = []
  return all.flatMap(({ found, told }): readonly Escalation[] => {
    if (before.includes(told.among)) return []
    const among = before.reduce(without, told.among)
    const first = among.find((thing) => isOther(thing, told.but))
    if (first === undefined) return []
    before.push(told.among)
    if (among === told.among) return [told]
    const steps = stepsOn(found, first).map(({ use, permission }) => stepOf(use, permission))
    return [{ ...told, among, steps }]
  })
}

function escalationOf({ actor, technique }: Search, found: Found, way: number): Escalation {
  const { among, but, first } = found.grants
  const steps = stepsOn(found, first).map(({ use, permission }) => stepOf(use, permission))
  const states = new Set(steps.map(({ state }) => state))
  return {
    principal: actor.principal.arn,
    technique: technique.id,
    way,
    state:
      states.has('unknown') || found.untold.length > 0
        ? 'unknown'
        : states.has('conditional')
          ? 'conditional'
          : 'allowed',
    conditions: steps.flatMap(({ conditions }) => conditions),
    ...othersOfAll(steps),
    untold: found.untold,
    steps,
    among,
    but,
  }
}

type Taken = { readonly use: (Step | TrustStep)['use']; readonly permission: Permission }

function stepsOn(found: Found, thing: Thing): readonly Taken[] {
  const { usesOn, service, trust, others } = found
  const { permissions } = found.grants
  const own = usesOn(thing).map((use, at) => ({ use, permission: permissions[at] ?? allowed }))
  const trusted =
    service === null || trust === null
      ? []
      : [{ use: { action: 'sts:AssumeRole', on: thing, service } as const, permission: trust }]
  return [...own, ...trusted, ...others]
}

function stepOf(use: Taken['use'], { state, conditions, others }: Permission): EscalationStep {
  if (state === 'denied') throw new Error(`a way takes ${use.action}, which is denied`)
  const service = 'service' in use ? use.service : use.passedTo
  const step = { permission: use.action, resource: use.on.arn, service, state, conditions }
  return others === undefined ? step : { ...step, others }
}

/**
 * The steps of one way on one target, each with the statements that decide on it: those that `escalationsBy` tells of. Empty where it isn't to be had there.
 */
export function reasonedSteps(search: Search, way: number, target: string | null): readonly ReasonedStep[] {
  return takenAt(search, way, target).map(({ use, permission }) => {
    const deciding = decidingOn(search, use)
    return Object.assign(stepOf(use, permission), { deciding })
  })
}

/** The same without the statements. */
export function stepsAt(search: Search, way: number, target: string | null): readonly EscalationStep[] {
  return takenAt(search, way, target).map(({ use, permission }) => stepOf(use, permission))
}

function takenAt(search: Search, way: number, target: string | null): readonly Taken[] {
  const all = searchWay(search, search.technique.ways[way] ?? []).map((found) => ({
    found,
    told: escalationOf(search, found, way),
  }))
  for (const { found } of all.toSorted((a, b) => bySurety(a.told, b.told))) {
    const { among, but } = found.grants
    const thing = among.find((one) => targetOf(one) === target && isOther(one, but))
    if (thing === undefined) continue
    return stepsOn(found, thing)
  }
  return []
}

function decidingOn({ actor, trusts }: Search, use: Taken['use']): ReasonedStep['deciding'] {
  if (!('service' in use)) return actor.decidingOn(use)
  return use.on.entity?.kind === 'role' ? trusts.decidingOn(use.on.entity, use.service) : []
}
