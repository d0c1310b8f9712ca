import { compiledOnce } from '#engine/compile/compiled-once.ts'
import type { Principal } from '#model/entities/entity.ts'
import type { AccountId } from '#model/entities/names.ts'
import { gatherBoundary, gatherIdentity } from '#model/gather-identity.ts'
import { todayOf } from '#model/today.ts'
import { entitiesOf, entityOf, type Workspace } from '#model/workspace.ts'

import { bearingOn, isSame } from '../trust-memo.ts'
import { type AccountThings, accountThings, isOfService } from './account-things.ts'
import type { Strength } from './actor-policies.ts'
import { type Actor, actorOf, type Unread } from './actor.ts'
import { type AccountState, accountState, aspectsOf } from './aspects.ts'
import { type ActionSet, coversAll, coveredActions, isWithin, setOf } from './catalogue-actions.ts'
import {
  emptyEscalationMemo,
  type EscalationMemo,
  type PrincipalMemo,
  renewEscalationMemo,
} from './escalation-memo.ts'
import { type Escalation, isOfIdentity, type ReasonedStep } from './escalation.ts'
import { glanceOf } from './glance.ts'
import { grantedByResources } from './granted-by-resources.ts'
import { holdingOf, nothingGainedIn } from './nothing-gained.ts'
import { escalationsBy, reasonedSteps, stepsAt } from './paths.ts'
import type { Search } from './search.ts'
import { serviceTrusts, type ServiceTrusts } from './service-trusts.ts'
import { decidable, type Technique, techniqueOf } from './technique.ts'
import { isOther, nobody, targetOf } from './thing.ts'

/**
 * Every way up of every user and role, by technique, alike targets together. Each permission is asked of the engine,
 * with its resource, the service that a role is passed to, and all layers that bear on it; keys that whoever calls
 * supplies are open. Who holds no Allow on an action, and is named by no resource's policy, is not asked about it.
 *
 * `memo` keeps what was found for the same workspace after its next change: the answer is the same with and without.
 *
 * Rules R9.10 to R9.15.
 */
export function escalationsIn(
  workspace: Workspace,
  memo: EscalationMemo = emptyEscalationMemo(),
): readonly Escalation[] {
  return [...escalationSteps(workspace, memo)].flat()
}

/** The same, a principal at a time, so that other work gets its turn in between. */
export function* escalationSteps(
  workspace: Workspace,
  memo: EscalationMemo = emptyEscalationMemo(),
  of: readonly Principal[] = [...entitiesOf(workspace, 'user'), ...entitiesOf(workspace, 'role')],
): Generator<readonly Escalation[], void, void> {
  const ground = groundOf(workspace, memo)
  for (const principal of of) yield withGain(ground, principal, waysOf(ground, principal))
}

/** The steps of a way when it is used on that target, each with the statements that decide on it. Costs an explanation a step. */
export function reasonsOf(
  workspace: Workspace,
  { principal: arn, technique, way }: Pick<Escalation, 'principal' | 'technique' | 'way'>,
  target: string | null,
  memo: EscalationMemo = emptyEscalationMemo(),
): readonly ReasonedStep[] {
  const principal = entityOf(workspace, 'user', arn) ?? entityOf(workspace, 'role', arn)
  if (principal === undefined) return []
  const ground = groundOf(workspace, memo)
  const search = searchFor(ground, actorIn(ground, principal), techniqueOf(technique))
  return reasonedSteps(search, way, target)
}

/**
 * How much a principal may do, where its statements say outright that it may do everything; null where its Allows leave anything
 * out. Kept with what else is known of it.
 */
export function strengthIn(
  workspace: Workspace,
  principal: Principal,
  memo: EscalationMemo,
): Strength | null {
  const ground = groundOf(workspace, memo)
  const known = knownOf(ground, principal)
  if (!coversAll(known.covered)) return null
  return (known.strength ??= actorIn(ground, principal).strength)
}

/** What a technique yields for the principal, in words: another Allow for itself is worth no more than its boundary lets through. */
export function yieldsOf({ requires, yields }: Technique, { permissionsBoundary }: Principal): string {
  const isBounded = permissionsBoundary !== null && requires.includes('lacks-an-allow')
  return isBounded ? `${yields}, as far as its permissions boundary allows them` : yields
}

/** What of a principal's own policies and groups can't be read, so that its ways may not be all. */
export function unreadOf(
  workspace: Workspace,
  principal: Principal,
  memo: EscalationMemo = emptyEscalationMemo(),
): readonly Unread[] {
  return isWhole(workspace, principal) ? [] : actorIn(groundOf(workspace, memo), principal).unread
}

/** A quick look whether all policies are there and can be read. */
function isWhole(workspace: Workspace, principal: Principal): boolean {
  const { documents, gaps } = gatherIdentity(workspace, principal)
  const boundary = gatherBoundary(workspace, principal)
  const all = [...documents, ...boundary.documents]
  return (
    gaps.length + boundary.gaps.length === 0 &&
    all.every(({ document }) => compiledOnce(document, 'identity').ok)
  )
}

/** A workspace in which ways are looked for. */
type Ground = {
  readonly workspace: Workspace
  readonly memo: EscalationMemo
  readonly accounts: Map<AccountId, AccountGround>
  /** See `nothingGainedIn`. */
  readonly nothingGained: ReturnType<typeof nothingGainedIn>
}

type AccountGround = {
  readonly things: AccountThings
  readonly trusts: ServiceTrusts
  readonly state: AccountState
  /** Of all aspects together, and of all but what the policies of groups say, which few techniques look at and many edits touch. */
  readonly age: { readonly whole: string; readonly ofOthers: string }
  readonly granted: (principal: Principal) => ActionSet
}

const grounds = new WeakMap<EscalationMemo, Ground>()

function groundOf(workspace: Workspace, memo: EscalationMemo): Ground {
  const found = grounds.get(memo)
  const isKnown =
    found?.workspace.entities === workspace.entities && todayOf(found.workspace) === todayOf(workspace)
  if (isKnown) return found
  renewEscalationMemo(memo, workspace)
  const knownAs = (principal: Principal) => {
    const known = knownOf({ workspace, memo }, principal)
    const holding = () => {
      if (known.holding === undefined) known.holding = holdingOf(workspace, principal, memo.gains)
      return known.holding
    }
    return { covered: known.covered, holding }
  }
  const nothingGained = nothingGainedIn(workspace, knownAs, memo.gains)
  const made = { workspace, memo, accounts: new Map(), nothingGained }
  grounds.set(memo, made)
  return made
}

function accountIn({ workspace, memo, accounts }: Ground, account: AccountId): AccountGround {
  const found = accounts.get(account)
  if (found !== undefined) return found
  const things = accountThings(workspace, account)
  const state = accountState(workspace, account, {
    before: memo.accounts.get(account),
    unowned: memo.unowned,
  })
  memo.accounts.set(account, state)
  const trusts = serviceTrusts(workspace, things.listOf('target-role'), memo.trusts)
  const ages = [...state].map(([aspect, { age }]) => ({ aspect, age }))
  const others = ages.filter(({ aspect }) => aspect !== 'documents')
  const age = {
    whole: ages.map((one) => one.age).join(' '),
    ofOthers: others.map((one) => one.age).join(' '),
  }
  const made = { things, state, age, trusts, granted: grantedByResources(workspace, account) }
  accounts.set(account, made)
  return made
}

type Candidate = {
  readonly technique: Technique
  readonly aspects: ReturnType<typeof aspectsOf>
  /** Of each way the actions that an Allow must cover; a role may let in whom it names without one. */
  readonly sets: readonly ActionSet[]
}

const candidates: readonly Candidate[] = decidable.map((technique) => ({
  technique,
  aspects: aspectsOf(technique),
  sets: technique.ways.map((way) =>
    setOf(way.map(({ action }) => action).filter((action) => action !== 'sts:AssumeRole')),
  ),
}))

type Possible = Candidate & { readonly ways: readonly boolean[] }

const possibleBy = new Map<string, readonly Possible[]>()
const mostSets = 10_000

/** Techniques that whoever is allowed these actions may use, each with the ways that it may take. */
function possibleWith(covered: ActionSet, kind: Principal['kind']): readonly Possible[] {
  const key = `${kind} ${covered}`
  const found = possibleBy.get(key)
  if (found !== undefined) return found
  const made = candidates.flatMap((candidate): readonly Possible[] => {
    if (!candidate.technique.actors.includes(kind)) return []
    const ways = candidate.sets.map((set) => isWithin(set, covered))
    return ways.includes(true) ? [{ ...candidate, ways }] : []
  })
  if (possibleBy.size >= mostSets) possibleBy.clear()
  possibleBy.set(key, made)
  return made
}

/** The ways without those targets of which all that is gained is an identity that may do no more than one may already. */
function withGain(ground: Ground, principal: Principal, ways: readonly Escalation[]): readonly Escalation[] {
  return ways.flatMap((way): readonly Escalation[] => {
    const none = isOfIdentity(way) ? ground.nothingGained(principal, way.among) : nobody
    if (areAmong(none, way.but)) return [way]
    const but = areAmong(way.but, none) ? none : new Set([...none, ...way.but])
    const first = way.among.find((thing) => isOther(thing, but))
    if (first === undefined) return []
    if (first === way.among.find((thing) => isOther(thing, way.but))) return [{ ...way, but }]
    const search = searchFor(ground, actorIn(ground, principal), techniqueOf(way.technique))
    return [{ ...way, but, steps: stepsAt(search, way.way, targetOf(first)) }]
  })
}

function areAmong(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  if (some.size > others.size) return false
  for (const one of some) if (!others.has(one)) return false
  return true
}

function waysOf(ground: Ground, principal: Principal): readonly Escalation[] {
  if (isOfService(principal)) return nothing
  const { granted, state, age, things } = accountIn(ground, principal.accountId)
  const known = knownOf(ground, principal)
  const covered = known.covered | granted(principal)
  const { all } = known
  const isSameAge = all !== null && all.age === (all.looksAtGroups ? age.whole : age.ofOthers)
  if (isSameAge && all.covered === covered) return all.ways
  const possible = possibleWith(covered, principal.kind)
  const { mayTake } = glanceOf(ground.workspace, principal, things)
  let actor: Actor | null = null
  const found = (technique: Technique, taken: readonly boolean[]) => {
    actor ??= actorIn(ground, principal)
    return escalationsBy(searchFor(ground, actor, technique), taken)
  }
  const ways = possible.flatMap(({ technique, aspects, ways: taken }) => {
    const ages = `${covered} ${aspects.map((aspect) => state.get(aspect)?.age).join(' ')}`
    const before = known.found.get(technique.id)
    if (before?.ages === ages) return before.ways
    const inSight = technique.ways.map((way, at) => taken[at] === true && mayTake(way))
    const now = inSight.includes(true) ? found(technique, inSight) : nothing
    known.found.set(technique.id, { ages, ways: now })
    return now
  })
  const looksAtGroups = possible.some(({ aspects }) => aspects.includes('documents'))
  known.all = { age: looksAtGroups ? age.whole : age.ofOthers, looksAtGroups, covered, ways }
  return ways
}

const nothing: readonly Escalation[] = []

/** What is known of a principal, as long as whatever its permissions are made of is the same. */
function knownOf(
  { workspace, memo }: Pick<Ground, 'workspace' | 'memo'>,
  principal: Principal,
): PrincipalMemo {
  const bearing = bearingOn(workspace, principal)
  const before = memo.principals.get(principal.arn)
  if (before !== undefined && isSame(before.bearing, bearing)) return before
  const covered = coveredActions(workspace, principal)
  const made: PrincipalMemo = {
    bearing,
    covered,
    holding: undefined,
    strength: undefined,
    own: new Map(),
    found: new Map(),
    all: null,
  }
  memo.principals.set(principal.arn, made)
  return made
}

function actorIn(ground: Ground, principal: Principal): Actor {
  const { own } = knownOf(ground, principal)
  const { shared } = ground.memo
  return actorOf(ground.workspace, principal, { shared, own })
}

function searchFor(ground: Ground, actor: Actor, technique: Technique): Search {
  const { things, trusts } = accountIn(ground, actor.principal.accountId)
  return { workspace: ground.workspace, actor, things, trusts, technique }
}
