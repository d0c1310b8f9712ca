import type { StatementReference } from '#engine/evaluate/decision.ts'
import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { Principal, Role } from '#model/entities/entity.ts'
import { entitiesOfAccount } from '#model/look-up.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { type Actor, actorOf } from './may-do.ts'
import { isMet } from './requirements.ts'
import { serviceTrusts, type ServiceTrust } from './service-trusts.ts'
import { type Need, type Technique, techniques } from './technique.ts'
import { editableRoles, type Thing, thingsFor, thingsOfRole } from './things.ts'

/** One permission that a way up uses, and by which statements it is had. */
export type EscalationStep = {
  readonly permission: string
  readonly resource: string
  /** The service that a role is passed to, or that the role trusts. */
  readonly service: string | null
  readonly state: 'allowed' | 'conditional' | 'unknown'
  readonly conditions: readonly OpenCondition[]
  readonly deciding: readonly StatementReference[]
}

/** A way from what a principal was given to more. */
export type Escalation = {
  readonly principal: string
  /** Id in the catalogue. */
  readonly technique: string
  /** What it is done to: a role, user, group, policy or resource; null where it is made anew. */
  readonly target: string | null
  /** The identity that is gained where it is another's; null where the actor itself, or one that it makes, gains permissions. */
  readonly gains: string | null
  readonly steps: readonly EscalationStep[]
  readonly yields: string
  readonly conditions: readonly OpenCondition[]
  readonly state: 'allowed' | 'conditional' | 'unknown'
  /** What must be so besides, and nobody here can tell. */
  readonly assumes: readonly string[]
}

/** Techniques that a workspace tells of. */
export const decidable: readonly Technique[] = techniques.filter(({ needs }) => needs === null)

/**
 * Every way up of every user and role, by technique and target. Each permission is asked of the engine, with its
 * resource, the service that a role is passed to, and all layers that bear on it; keys that whoever calls supplies are
 * open. Who holds no Allow on an action is not asked about it.
 *
 * Rules R9.10 to R9.15.
 */
export function escalationsIn(workspace: Workspace): readonly Escalation[] {
  return [...escalationSteps(workspace)].flat()
}

/** The same, a principal at a time, so that other work gets its turn in between. */
export function* escalationSteps(workspace: Workspace): Generator<readonly Escalation[], void, void> {
  const trusts = serviceTrusts(workspace)
  for (const principal of [...entitiesOf(workspace, 'user'), ...entitiesOf(workspace, 'role')]) {
    yield escalationsOf(workspace, principal, trusts)
  }
}

/** The ways up of one principal. A service-linked role has none: nobody but its service acts as it. */
export function escalationsOf(
  workspace: Workspace,
  principal: Principal,
  trusts: ServiceTrust = serviceTrusts(workspace),
): readonly Escalation[] {
  if (principal.path.startsWith('/aws-service-role/')) return []
  const actor = actorOf(workspace, principal)
  return decidable
    .filter(({ actors }) => actors.includes(principal.kind))
    .flatMap((technique) => pathsOf({ workspace, actor, trusts, technique }))
}

type Search = {
  readonly workspace: Workspace
  readonly actor: Actor
  readonly trusts: ServiceTrust
  readonly technique: Technique
}

/** Of several ways to one target the first is told. */
function pathsOf(search: Search): readonly Escalation[] {
  const found = new Map<string, Escalation>()
  for (const way of search.technique.ways) {
    // sts:AssumeRole needs no Allow where the role names the actor, so that it is left to the engine
    if (way.some(({ action }) => action !== 'sts:AssumeRole' && !search.actor.holds(action))) continue
    for (const path of pathsOfWay(search, way)) {
      const key = path.target ?? ''
      if (!found.has(key)) found.set(key, path)
    }
  }
  return [...found.values()]
}

const ofRole: ReadonlySet<string> = new Set(['target-role', 'customer-policy-attached-to-target-role'])

function pathsOfWay(search: Search, way: readonly Need[]): readonly Escalation[] {
  const words = [...new Set(way.map(({ on }) => on).filter((on) => on !== '*' && !ofRole.has(on)))]
  const anywhere = way.filter(({ on }) => on === '*').map((need) => firstOf(search, [need]))
  const chosen = words.map((on) =>
    optionsFor(
      search,
      way.filter((need) => need.on === on),
    ),
  )
  if (anywhere.includes(null) || chosen.some((options) => options.length === 0)) return []
  const common = anywhere.flatMap((option) => option?.steps ?? [])
  const roleNeeds = way.filter(({ on }) => ofRole.has(on))
  if (roleNeeds.length > 0) {
    const others = chosen.flatMap(([first]) => first?.steps ?? [])
    return optionsForRole(search, roleNeeds).map((option) => pathOf(search, option, [...common, ...others]))
  }
  const [first = [], ...rest] = chosen
  const others = rest.flatMap(([option]) => option?.steps ?? [])
  return first
    .filter(({ thing }) => givesIdentity(search.technique, thing))
    .map((option) => pathOf(search, option, [...common, ...others]))
}

/** Where code is put into something that runs already, what it runs as is the gain: without a role there is none. */
function givesIdentity({ category }: Technique, { entity, gains }: Thing): boolean {
  const acts =
    entity?.kind === 'resource' && (entity.type === 'lambda-function' || entity.type === 'ec2-instance')
  return category !== 'existing-passrole' || !acts || gains !== null
}

type Option = { readonly thing: Thing; readonly steps: readonly EscalationStep[] }

function firstOf(search: Search, needs: readonly Need[]): Option | null {
  return optionsFor(search, needs)[0] ?? null
}

/** Things of one word on which all of `needs` may be used. */
function optionsFor(search: Search, needs: readonly Need[]): readonly Option[] {
  const [first] = needs
  if (first === undefined) return []
  const { workspace, actor, technique } = search
  return thingsFor(workspace, actor, first).flatMap((thing) => {
    if (!technique.requires.every((one) => isMet(one, actor, thing.entity))) return []
    const steps = stepsOn(search, needs, () => [thing])
    return steps === null ? [] : [{ thing, steps }]
  })
}

/** Roles with which all of `needs` may be done, and which trust one of the technique's services. */
function optionsForRole(search: Search, needs: readonly Need[]): readonly Option[] {
  const { workspace, actor, trusts, technique } = search
  const own = editableRoles(entitiesOfAccount(workspace, actor.principal.accountId))
  const roles =
    technique.services.length > 0 ? technique.services.flatMap((service) => trusts.rolesOf(service)) : own
  return [...new Set(roles)].flatMap((role): readonly Option[] => {
    if (role.arn === actor.principal.arn || role.accountId !== actor.principal.accountId) return []
    if (!technique.requires.every((one) => isMet(one, actor, role))) return []
    const trust = technique.services.length === 0 ? [] : trustStep(search, role)
    if (trust === null) return []
    const steps = stepsOn(search, needs, ({ on }) => thingsOfRole(workspace, role, on))
    return steps === null
      ? []
      : [{ thing: { arn: role.arn, entity: role, gains: role.arn }, steps: [...steps, ...trust] }]
  })
}

function trustStep({ trusts, technique }: Search, role: Role): readonly EscalationStep[] | null {
  for (const service of technique.services) {
    const { state, conditions, deciding } = trusts.of(role, service)
    if (state === 'denied') continue
    const step = { permission: 'sts:AssumeRole', resource: role.arn, service, state, conditions }
    return [{ ...step, deciding: deciding() }]
  }
  return null
}

/** A step for each need, on the first thing that it may be used on; null where one may be used on none. */
function stepsOn(
  { actor }: Search,
  needs: readonly Need[],
  thingsOf: (need: Need) => readonly Thing[],
): readonly EscalationStep[] | null {
  const found = []
  for (const need of needs) {
    const context = need.passedTo === undefined ? {} : { 'iam:PassedToService': need.passedTo }
    const asked = thingsOf(need).map(({ arn }) => ({ arn, permission: actor.may(need.action, arn, context) }))
    const granted = asked.find(({ permission }) => permission.state !== 'denied')
    if (granted === undefined) return null
    found.push({ need, ...granted })
  }
  return found.flatMap(({ need, arn, permission: { state, conditions, deciding } }) =>
    state === 'denied'
      ? []
      : {
          permission: need.action,
          resource: arn,
          service: need.passedTo ?? null,
          state,
          conditions,
          deciding: deciding(),
        },
  )
}

function pathOf(
  { actor, technique }: Search,
  { thing, steps: own }: Option,
  others: readonly EscalationStep[],
): Escalation {
  const steps = [...own, ...others]
  const states = new Set(steps.map(({ state }) => state))
  const isItself = thing.gains === actor.principal.arn
  return {
    principal: actor.principal.arn,
    technique: technique.id,
    target: thing.entity === null ? null : thing.arn,
    gains: isItself ? null : thing.gains,
    steps,
    yields: technique.yields,
    conditions: steps.flatMap(({ conditions }) => conditions),
    state: states.has('unknown') ? 'unknown' : states.has('conditional') ? 'conditional' : 'allowed',
    assumes: technique.assumes,
  }
}
