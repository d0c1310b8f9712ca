/** Anything that leads from one node to another. */
export type Hop = { readonly from: string; readonly to: string }

/** Hops by the node that they leave, and by the one that they arrive at. */
export type Hops<H extends Hop> = {
  readonly from: (id: string) => readonly H[]
  readonly to: (id: string) => readonly H[]
}

/** `hops` with some more, such as the last ones of a way to a resource. */
export function withHops<H extends Hop>(hops: Hops<H>, more: readonly H[]): Hops<H> {
  const added = hopsOf(more)
  return {
    from: (id) => joined(hops.from(id), added.from(id)),
    to: (id) => joined(hops.to(id), added.to(id)),
  }
}

/** Those hops that `counts` keeps, asked when they are looked at. */
export function onlyHops<H extends Hop>(hops: Hops<H>, counts: (hop: H) => boolean): Hops<H> {
  return { from: (id) => hops.from(id).filter(counts), to: (id) => hops.to(id).filter(counts) }
}

function hopsOf<H extends Hop>(list: readonly H[]): Hops<H> {
  const [leaving, arriving] = [new Map<string, H[]>(), new Map<string, H[]>()]
  for (const hop of list) {
    push(leaving, hop.from, hop)
    push(arriving, hop.to, hop)
  }
  return { from: (id) => leaving.get(id) ?? [], to: (id) => arriving.get(id) ?? [] }
}

/** The shortest way to everything that is reached from a node in at most `longest` hops, by where it ends; the nearest first. */
export function shortestWays<H extends Hop>(
  hops: Hops<H>,
  from: string,
  longest = Infinity,
): ReadonlyMap<string, readonly H[]> {
  const ways = new Map<string, readonly H[]>([[from, []]])
  for (const [at, way] of ways) {
    if (way.length >= longest) continue
    for (const hop of hops.from(at)) if (!ways.has(hop.to)) ways.set(hop.to, way.concat(hop))
  }
  ways.delete(from)
  return ways
}

/** The shortest way from one node to another; undefined where there is none. Looks no further than it must. */
export function shortestWay<H extends Hop>(
  hops: Hops<H>,
  from: string,
  to: string,
): readonly H[] | undefined {
  const last = new Map<string, H | null>([[from, null]])
  for (const [at] of last) {
    if (at === to) break
    for (const hop of hops.from(at)) if (!last.has(hop.to)) last.set(hop.to, hop)
  }
  if (!last.has(to)) return undefined
  const way: H[] = []
  for (let hop = last.get(to); hop !== null && hop !== undefined; hop = last.get(hop.from)) way.push(hop)
  return way.toReversed()
}

/** How many hops it takes at least to get to a node, from wherever it can be reached in at most `longest`. */
export function distancesTo<H extends Hop>(
  hops: Hops<H>,
  to: string,
  longest: number,
): ReadonlyMap<string, number> {
  const distances = new Map([[to, 0]])
  for (const [at, distance] of distances) {
    if (distance >= longest) continue
    for (const { from } of hops.to(at)) if (!distances.has(from)) distances.set(from, distance + 1)
  }
  return distances
}

/** Half-built ways that are kept at once. */
const mostOpen = 20_000

/**
 * Every way without a node twice, of at most `longest` hops; the shortest first. Of a node to itself, those that come back to it, by
 * a single hop too where it has one. `isComplete`: are those all? No way is
 * followed that can't arrive in time, so that the cost is about that of what is told, and bounded.
 */
export function simpleWays<H extends Hop>(
  hops: Hops<H>,
  [from, to]: readonly [from: string, to: string],
  { longest, most }: { readonly longest: number; readonly most: number },
): { readonly ways: readonly (readonly H[])[]; readonly isComplete: boolean } {
  const distances = distancesTo(hops, to, longest)
  const ways: (readonly H[])[] = []
  if (!distances.has(from)) return { ways, isComplete: true }
  let level: readonly (readonly H[])[] = [[]]
  for (let length = 1; length <= longest && level.length > 0; length++) {
    const longer: (readonly H[])[] = []
    for (const way of level) {
      for (const hop of hops.from(way.at(-1)?.to ?? from)) {
        const left = distances.get(hop.to)
        if (left === undefined || length + left > longest) continue
        const isBack = hop.to === from || way.some((one) => one.to === hop.to)
        if (isBack && hop.to !== to) continue
        if (hop.to !== to) longer.push([...way, hop])
        else if (ways.length >= most) return { ways, isComplete: false }
        else ways.push([...way, hop])
        if (longer.length > mostOpen) return { ways, isComplete: false }
      }
    }
    level = longer
  }
  return { ways, isComplete: true }
}

function joined<H>(some: readonly H[], others: readonly H[]): readonly H[] {
  return others.length === 0 ? some : [...some, ...others]
}

function push<H>(map: Map<string, H[]>, key: string, hop: H): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [hop])
  else list.push(hop)
}
