import { targetOf, type Thing } from './thing.ts'

type List = readonly Thing[]

/** Lists are never changed in place, and one serves all who ask: what is known of it is worked out once. */
const rests = new WeakMap<List, WeakMap<List, List>>()
const targets = new WeakMap<List, ReadonlySet<string | null>>()
const identities = new WeakMap<List, ReadonlyMap<string, List>>()

const parts = new WeakMap<List, Map<string, List[]>>()

/** The one list that stands for some things of another: the same for the same things, so that what is known of it serves all. */
export function oneFor(list: List, some: List): List {
  if (areSame(list, some)) return list
  const known = parts.get(list) ?? new Map<string, List[]>()
  parts.set(list, known)
  const key = `${some.length} ${some[0]?.arn} ${some.at(-1)?.arn}`
  const alike = known.get(key) ?? []
  known.set(key, alike)
  const found = alike.find((one) => areSame(one, some))
  if (found === undefined) alike.push(some)
  return found ?? some
}

function areSame(one: List, other: List): boolean {
  return one.length === other.length && one.every((thing, at) => thing === other[at])
}

/** The things of a list whose targets another one doesn't hold; the very same list where it holds none. */
export function without(list: List, other: List): List {
  const known = rests.get(list) ?? new WeakMap<List, List>()
  rests.set(list, known)
  const found = known.get(other)
  if (found !== undefined) return found
  const held = targetsIn(other)
  const rest = list.filter((thing) => !held.has(targetOf(thing)))
  const made = rest.length === list.length ? list : rest
  known.set(other, made)
  return made
}

function targetsIn(list: List): ReadonlySet<string | null> {
  const found = targets.get(list) ?? new Set(list.map(targetOf))
  targets.set(list, found)
  return found
}

/** The things of a list that are one of those identities, or give it away, each once. Cost: their number, and once that of the list. */
export function thingsOf(list: List, those: ReadonlySet<string>): ReadonlySet<Thing> {
  const found = new Set<Thing>()
  if (those.size === 0) return found
  const byIdentity = identitiesIn(list)
  for (const one of those) for (const thing of byIdentity.get(one) ?? []) found.add(thing)
  return found
}

function identitiesIn(list: List): ReadonlyMap<string, List> {
  const found = identities.get(list)
  if (found !== undefined) return found
  const made = new Map<string, Thing[]>()
  for (const thing of list) {
    for (const name of new Set([thing.arn, thing.gains ?? thing.arn])) {
      const things = made.get(name)
      if (things === undefined) made.set(name, [thing])
      else things.push(thing)
    }
  }
  identities.set(list, made)
  return made
}
