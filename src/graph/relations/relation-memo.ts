import type { Entity, Principal, Resource } from '#model/entities/entity.ts'
import { resourceAt } from '#model/resource-at.ts'
import { earliestDay, todayOf } from '#model/today.ts'
import type { Workspace } from '#model/workspace.ts'

import { roleOfSession } from '../questions/askers.ts'
import { bearingOn, isSame, surroundingsOf, type TrustMemo } from '../trust-memo.ts'
import type { Relation } from './relation.ts'

/**
 * What was found of who has access to a thing, can pass or change it, with the very entities that bore on it: after a change only
 * what it touched is asked again. One memo serves one workspace as it changes; the answer is the same with and without.
 */
type RelationMemo = {
  entities: Workspace['entities'] | null
  /** See `todayOf`. */
  today: number
  /** Accounts and what Organizations keeps: they bear on every answer. */
  surroundings: readonly Entity[]
  /** Which resources there are, with those that stand before others: they bear on every answer about a resource. */
  resources: readonly unknown[]
  /** Who there is: it bears on whom a policy may mean that the workspace doesn't hold. */
  present: readonly unknown[]
  readonly principals: Map<string, readonly unknown[]>
  /** Principals of whom it is known that nothing changed since the workspace became another. */
  readonly checked: Set<string>
  readonly things: Map<string, ThingMemo>
  /** Numbers that stand for what is said: few, and long. */
  readonly texts: Map<string, number>
}

/** `seen`: all that bears on it but who asks. `answers`: by who asks, with all that bears on that. */
type ThingMemo = {
  readonly id: string
  readonly seen: readonly unknown[]
  readonly answers: Map<string, { readonly of: readonly unknown[]; readonly found: Relation | null }>
}

const memos = new WeakMap<TrustMemo, RelationMemo>()

/** Beyond so many answers, of all things together, all are forgotten. */
const mostAnswers = 500_000

/** What somebody asks about a thing. `said` is all of the question that isn't the thing's own. */
export type Asked = {
  readonly kind: 'access' | 'pass' | 'change'
  readonly entity: Entity
  readonly said: string
}

/** Finds the relation of `id`, a user or role where `principal` holds it, as it is known or by asking. */
export type Keep = (
  id: string,
  principal: Principal | undefined,
  ask: () => Relation | null,
) => Relation | null

/** Nothing is kept. */
export const keepNothing: Keep = (_id, _principal, ask) => ask()

/**
 * What is kept of one thing beside the trust relation that `memo` remembers. Cost: one walk over the workspace after each change of
 * it, and what bears on each who asks.
 */
export function keptOf(workspace: Workspace, memo: TrustMemo, { kind, entity, said }: Asked): Keep {
  const known = memos.get(memo) ?? emptyMemo()
  memos.set(memo, known)
  renew(known, workspace)
  const thing = thingOf(known, workspace, { kind, entity, said })
  return (id, principal, ask) => {
    // a search that goes on after the workspace became another neither finds nor leaves anything
    if (known.entities !== workspace.entities || known.today !== todayOf(workspace)) return ask()
    const whose = principal ?? roleOfSession(workspace, id)
    const of = whose === undefined ? known.present : bearingIn(known, workspace, whose)
    const before = thing.answers.get(id)
    if (before?.of === of) return before.found
    const found = ask()
    thing.answers.set(id, { of, found })
    return found
  }
}

function emptyMemo(): RelationMemo {
  return {
    entities: null,
    today: earliestDay,
    surroundings: [],
    resources: [],
    present: [],
    principals: new Map(),
    checked: new Set(),
    things: new Map(),
    texts: new Map(),
  }
}

function renew(memo: RelationMemo, workspace: Workspace): void {
  const { entities } = workspace
  const today = todayOf(workspace)
  if (memo.entities === entities && memo.today === today) return
  const isOfToday = memo.today === today
  memo.entities = entities
  memo.today = today
  memo.checked.clear()
  const surroundings = surroundingsOf(workspace)
  if (!isOfToday || !isSame(memo.surroundings, surroundings) || answersIn(memo) > mostAnswers) {
    memo.things.clear()
    memo.texts.clear()
  }
  memo.surroundings = surroundings
  const resources: unknown[] = []
  const present: unknown[] = []
  for (const entity of entities.values()) {
    if (entity.kind === 'resource') resources.push(entity.arn, standsBefore(entity) ? entity : null)
    else if (entity.kind === 'user' || entity.kind === 'role') present.push(entity.id, entity.uniqueId)
    else if (entity.kind === 'saml-provider' || entity.kind === 'oidc-provider') present.push(entity)
  }
  if (!isSame(memo.resources, resources)) memo.resources = resources
  if (!isSame(memo.present, present)) memo.present = present
  for (const id of memo.principals.keys()) if (!entities.has(id)) memo.principals.delete(id)
  for (const [key, { id }] of memo.things) if (!entities.has(id)) memo.things.delete(key)
}

function answersIn({ things }: RelationMemo): number {
  let count = 0
  for (const { answers } of things.values()) count += answers.size
  return count
}

/** Access points and endpoints have a say in what goes through them to others. */
function standsBefore({ type }: Resource): boolean {
  return type === 's3-access-point' || type === 'vpc-endpoint'
}

function thingOf(memo: RelationMemo, workspace: Workspace, { kind, entity, said }: Asked): ThingMemo {
  const text = memo.texts.get(said) ?? memo.texts.size
  memo.texts.set(said, text)
  const key = `${kind} ${entity.id} ${text}`
  const seen =
    entity.kind === 'resource' ? [memo.resources, ...decidingOf(workspace, entity)] : seenOf(entity)
  const known = memo.things.get(key)
  if (known !== undefined && isSame(known.seen, seen)) return known
  const made: ThingMemo = { id: entity.id, seen, answers: new Map() }
  memo.things.set(key, made)
  return made
}

/** What calls of IAM look at: a thing's name, tags and boundary. What it may do itself has no say in who may change or pass it. */
function seenOf(entity: Exclude<Entity, Resource>): readonly unknown[] {
  if (entity.kind === 'user' || entity.kind === 'role') {
    return [entity.arn, entity.tags, entity.permissionsBoundary]
  }
  return entity.kind === 'policy' ? [entity.arn, entity.tags] : [entity]
}

/** A resource with that whose policy decides, where it is but a part of that, and the bucket under an access point. */
function decidingOf(workspace: Workspace, resource: Resource): readonly unknown[] {
  const whole = resourceAt(workspace, resource.arn)
  const { settings } = whole?.kind === 'resource' ? whole : resource
  return [resource, whole, settings.bucket === null ? null : workspace.entities.get(settings.bucket)]
}

/** The same list as long as nothing that bears on the principal changed. */
function bearingIn(memo: RelationMemo, workspace: Workspace, principal: Principal): readonly unknown[] {
  const known = memo.principals.get(principal.id)
  if (known !== undefined && memo.checked.has(principal.id)) return known
  memo.checked.add(principal.id)
  const now = bearingOn(workspace, principal)
  if (known !== undefined && isSame(known, now)) return known
  memo.principals.set(principal.id, now)
  return now
}
