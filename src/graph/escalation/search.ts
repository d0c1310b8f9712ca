import { whyImmutable } from '#engine/evaluate/services/iam-immutables.ts'
import type { Workspace } from '#model/workspace.ts'

import { type AccountThings, isWordOfAccount } from './account-things.ts'
import type { Actor, Use } from './actor.ts'
import { anythingFor, kindOf } from './anything.ts'
import { mayTrust } from './granted-by-resources.ts'
import { grantsOn, type Grants } from './grants.ts'
import { kindsOf } from './held-things.ts'
import { allowed, denied, type Permission } from './permission.ts'
import { isTold, isMet, leftToThings, mayBeUntold } from './requirements.ts'
import type { ServiceTrusts } from './service-trusts.ts'
import type { Need, Requirement, Technique } from './technique.ts'
import { nobody, type Thing } from './thing.ts'
import { policiesOfRole, thingsFor } from './things-of-actor.ts'

/** One principal and one technique, and where to look. */
export type Search = {
  readonly workspace: Workspace
  readonly actor: Actor
  readonly things: AccountThings
  readonly trusts: ServiceTrusts
  readonly technique: Technique
}

/** Things that one way can be used on and that are alike in what the engine says of each permission. */
export type Found = {
  readonly grants: Grants
  /** The service that acts as the role; null where none does. */
  readonly service: string | null
  readonly trust: Permission | null
  /** What the way needs besides, each on the first thing that will do. */
  readonly others: readonly (Step | TrustStep)[]
  /** What the technique requires of these things that nobody knows of them. */
  readonly untold: readonly Requirement[]
  /** On what each need is used when the way is used on that thing. */
  readonly usesOn: (thing: Thing) => readonly Use[]
}

/** One permission on one thing. */
export type Step = { readonly use: Use; readonly permission: Permission }

/** A service that a role lets in. */
export type TrustStep = {
  readonly use: { readonly action: 'sts:AssumeRole'; readonly on: Thing; readonly service: string }
  readonly permission: Permission
}

type OtherStep = Found['others'][number]

const ofRole: ReadonlySet<string> = new Set(['target-role', 'customer-policy-attached-to-target-role'])

/** What a way can be used on, alike things together. Cost: one answer of the engine for each kind of thing that policies tell apart. */
export function searchWay(search: Search, way: readonly Need[]): readonly Found[] {
  const required = way.flatMap(({ requires = [] }) => requires)
  const left = leftToThings([...search.technique.requires, ...required], search.actor)
  if (left === null) return []
  const word = targetWord(way)
  const others = othersOf(search, way, { word, left })
  if (others === null) return []
  const needs = way.filter(({ on }) => on === word || (ofRole.has(word) && ofRole.has(on)))
  const found = ofRole.has(word) ? onRoles(search, needs, left) : onThings(search, needs, { word, left })
  return found.map(({ grants, service, trust, untold, usesOn }) => ({
    grants,
    service,
    trust,
    untold,
    usesOn,
    others,
  }))
}

/** What it is done to: a role where there is one, else a thing of the account, else what is made. */
function targetWord(way: readonly Need[]): string {
  const words = way.map(({ on }) => on).filter((on) => on !== '*')
  if (words.some((on) => ofRole.has(on))) return 'target-role'
  return words.find(isWordOfAccount) ?? words[0] ?? '*'
}

type Wanted = { readonly word: string; readonly left: readonly Requirement[] }

/** The needs that aren't of the target; null where one has nothing that it may be used on. */
function othersOf(search: Search, way: readonly Need[], { word, left }: Wanted): Found['others'] | null {
  const steps = new Map<string, OtherStep>()
  const isOther = ({ on }: Need) => on !== word && !(ofRole.has(word) && ofRole.has(on))
  for (const called of new Set(way.filter(isOther).map(together))) {
    const needs = way.filter((need) => isOther(need) && together(need) === called)
    const found = firstStep(search, needs, left)
    if (found === null) return null
    for (const step of found) steps.set(`${step.use.action} ${step.use.on.arn}`, step)
  }
  return [...steps.values()]
}

/** Of no thing in particular each kind may be another thing, and for each service another role. */
function together(need: Need): string {
  if (need.on === '*') return `* ${kindOf(need)}`
  return need.on === 'other-role' ? `${need.on} ${need.passedTo ?? ''}` : need.on
}

function firstStep(
  search: Search,
  needs: readonly Need[],
  left: readonly Requirement[],
): Found['others'] | null {
  const [need] = needs
  if (need === undefined) return null
  if (need.on === 'other-role') return otherRole(search, need)
  const found = onThings(search, needs, { word: need.on, left })
  const first = found.find(({ grants }) => grants.permissions.every(isAllowed)) ?? found[0]
  if (first === undefined) return null
  const { first: thing, permissions } = first.grants
  return first.usesOn(thing).map((use, at) => ({ use, permission: permissions[at] ?? allowed }))
}

/** Some role that trusts the service that it is passed to: one that is certain to, of which that is allowed, before others. */
function otherRole({ actor, things, trusts }: Search, { action, passedTo }: Need): Found['others'] | null {
  if (passedTo === undefined) return null
  const usesOn = (on: Thing): readonly Use[] => [{ action, on, passedTo, onceTrusted: false }]
  const found = trusts.of(passedTo).flatMap(({ trust, roles }) =>
    grantsOn({ actor, things }, roles, { usesOn, isOnItself: true, but: nobody }).map((grants) => ({
      first: grants.first,
      permissions: [...grants.permissions, trust],
    })),
  )
  const [best] = [...found.filter(({ permissions }) => permissions.every(isAllowed)), ...found]
  if (best === undefined) return null
  const { first: on, permissions } = best
  const [use] = usesOn(on)
  const [permission = allowed, trust = allowed] = permissions
  if (use === undefined) return null
  return [
    { use, permission },
    { use: { action: 'sts:AssumeRole', on, service: passedTo }, permission: trust },
  ]
}

type OnTarget = Omit<Found, 'others'>

function onThings(search: Search, needs: readonly Need[], { word, left }: Wanted): readonly OnTarget[] {
  const [need] = needs
  if (need === undefined) return []
  const { actor, technique } = search
  const actions = needs.map(({ action }) => action)
  const all = need.on === '*' ? anythingFor(search, needs) : thingsFor(search, need.on, actions)
  const list = fitting(search, all, left)
  const usesOn = (on: Thing) =>
    needs.map(({ action, passedTo = null, onceTrusted = false }): Use => ({
      action,
      on,
      passedTo,
      onceTrusted,
    }))
  // whoever is exposed or changed may be oneself; only what runs as somebody else is a gain
  const isAny = !isWordOfAccount(word) || (kindsOf.isKind(word) && technique.category !== 'existing-passrole')
  const but = isAny ? nobody : itself(actor)
  return byKnowledge(search, list, left).flatMap(({ some, untold }) =>
    grantsOn(search, some, { usesOn, isOnItself: true, but }).map((grants) => ({
      grants,
      service: null,
      trust: null,
      untold,
      usesOn,
    })),
  )
}

function itself({ principal }: Actor): ReadonlySet<string> {
  return new Set([principal.arn])
}

/** Roles with which all needs may be done, and which trust one of the technique's services. */
function onRoles(search: Search, needs: readonly Need[], left: readonly Requirement[]): readonly OnTarget[] {
  const { workspace, actor, things, trusts } = search
  const services = servicesFor(search.technique, needs)
  const isOnItself = needs.every(({ on }) => on === 'target-role')
  const candidates: readonly Candidates[] =
    services.length === 0
      ? [{ service: null, trust: null, roles: things.listOf('target-role') }]
      : services.flatMap((service) => trusts.of(service))
  const isAssumed = needs.some(
    ({ action, onceTrusted }) => action === 'sts:AssumeRole' && onceTrusted !== true,
  )
  return candidates.flatMap(({ service, trust, roles }) => {
    const fit = fitting(search, changeable(search, roles, needs), left)
    const list = isAssumed
      ? things.filtered(fit, `let in ${actor.principal.arn}`, (role) => mayAssume(actor, role))
      : fit
    const usesOn = (role: Thing): readonly Use[] => {
      if (isOnItself) return usesWith(needs, role, role)
      const policies = policiesOfRole(workspace, role).filter((policy) => isFit(search, policy, left))
      return surestOf(
        actor,
        policies.map((policy) => usesWith(needs, role, policy)),
      )
    }
    return grantsOn(search, list, { usesOn, isOnItself, but: itself(actor) })
      .filter(({ permissions }) => permissions.length === needs.length)
      .map((grants) => ({ grants, service, trust, untold: [], usesOn }))
  })
}

/** The roles that customers may change as is needed, whatever the policies say (R10.11). */
function changeable({ things }: Search, roles: readonly Thing[], needs: readonly Need[]): readonly Thing[] {
  const operations = needs.flatMap(({ action, on }) =>
    on === 'target-role' && action.startsWith('iam:') ? [action.slice(4).toLowerCase()] : [],
  )
  if (operations.length === 0) return roles
  return things.filtered(roles, `may be changed by ${operations.join(' ')}`, ({ arn }) =>
    operations.every((operation) => whyImmutable(operation, arn) === null),
  )
}

function usesWith(needs: readonly Need[], role: Thing, policy: Thing): readonly Use[] {
  return needs.map(({ action, on, passedTo = null, onceTrusted = false }) => {
    return { action, on: on === 'target-role' ? role : policy, passedTo, onceTrusted }
  })
}

/** The services, one of which must be let in by a role of which that is needed. */
function servicesFor({ services }: Technique, needs: readonly Need[]): readonly string[] {
  if (services.length < 2) return services
  return services.filter((service) => needs.some(({ passedTo }) => passedTo === service))
}

/** Of sets of uses, any one of which will do, one that is allowed whole; else one of which none is denied. */
function surestOf(actor: Actor, sets: readonly (readonly Use[])[]): readonly Use[] {
  const some = sets.filter((uses) => uses.every((use) => actor.may(use) !== denied))
  return some.find((uses) => uses.every((use) => isAllowed(actor.may(use)))) ?? some[0] ?? []
}

/** May the role let the actor in? Without its trust policy nobody gets in (R7.8). */
function mayAssume({ principal }: Actor, { entity }: Thing): boolean {
  return entity?.kind !== 'role' || mayTrust(entity.trustPolicy, principal)
}

type Candidates = {
  readonly service: string | null
  readonly trust: Permission | null
  readonly roles: readonly Thing[]
}

function isAllowed({ state }: Permission): boolean {
  return state === 'allowed'
}

/** What isn't the same for whoever asks. */
const ofActor: ReadonlySet<Requirement> = new Set([
  'lacks-an-allow-or-held-deny',
  'new-policy',
  'wider-version',
])

/** The things of a list that meet what the technique requires. */
function fitting(search: Search, list: readonly Thing[], left: readonly Requirement[]): readonly Thing[] {
  const mustAct = search.technique.category === 'existing-passrole'
  if (left.length === 0 && !mustAct) return list
  if (left.some((one) => ofActor.has(one))) return list.filter((thing) => isFit(search, thing, left))
  return search.things.filtered(
    list,
    `${mustAct} ${left.join(' ')}`,
    (thing) => (!mustAct || givesIdentity(thing)) && isFit(search, thing, left),
  )
}

/** The things of which all that is required is known to be so, and those of which one thing isn't known. */
function byKnowledge(
  { things }: Search,
  list: readonly Thing[],
  left: readonly Requirement[],
): readonly { readonly some: readonly Thing[]; readonly untold: readonly Requirement[] }[] {
  const untold = left.filter(mayBeUntold)
  if (untold.length === 0) return [{ some: list, untold }]
  const isAllTold = (thing: Thing) => untold.every((one) => isTold(one, thing))
  const key = untold.join(' ')
  return [
    { some: things.filtered(list, `told ${key}`, isAllTold), untold: [] },
    { some: things.filtered(list, `untold ${key}`, (thing) => !isAllTold(thing)), untold },
  ]
}

function isFit(search: Search, thing: Thing, left: readonly Requirement[]): boolean {
  return left.every((one) => isMet(one, search, thing))
}

/** Where code is put into something that runs already, what it runs as is the gain: without a role there is none. */
function givesIdentity({ entity, gains }: Thing): boolean {
  const acts =
    entity?.kind === 'resource' && (entity.type === 'lambda-function' || entity.type === 'ec2-instance')
  return !acts || gains !== null
}
