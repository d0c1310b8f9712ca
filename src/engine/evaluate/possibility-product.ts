import { groupedBy } from '../grouped-by.ts'
import type { Alternatives } from './possibility-alternatives.ts'
import { requirementText, type Requirement } from './possibility-requirement.ts'
import { simplifiedKey } from './possibility-simplified.ts'

/** Conjunctions of requirements, any of which is enough, and whether they are all there is. */
export type Ways = { readonly ways: readonly (readonly Requirement[])[]; readonly isExact: boolean }

/** How many ways are told, and followed at once. */
export const mostWays = 12

/** How many choices between alternatives are followed: where there are more, no ways are told. */
const mostBranching = 500

/** How many conjunctions may still be built where not all are followed any more. */
export type Work = { left: number }

/** Requirements by key in lower case, each key's simplified, with their texts. */
type Conjunction = {
  readonly byKey: ReadonlyMap<string, readonly Requirement[]>
  readonly texts: ReadonlySet<string>
}

/**
 * Every combination of one alternative each, simplified; the contradictory are left out, and those that ask for all that
 * another one does and more. Where there are more than twelve, the shortest are followed: then it is not exact. None at
 * all and exact: no context meets one alternative of each. None and not exact: there was too much to follow.
 *
 * Cost: a conjunction for each way and alternative, of which only the keys are looked at that the alternative is on.
 */
export function productOf(base: readonly Requirement[], all: readonly Alternatives[], work: Work): Ways {
  const simplify = simplifier()
  // what leaves no choice comes first: it branches nothing, and contradicts what branches
  const fixed = all.flatMap(({ sets }) => (sets.length === 1 ? sets.flat() : []))
  const first = joined({ byKey: new Map(), texts: new Set() }, [...base, ...fixed], simplify)
  const branching = all.filter(({ sets }) => sets.length !== 1)
  if (first !== null && branching.length > mostBranching) return { ways: [], isExact: false }
  const beam = Math.min(mostWays, Math.floor((4 * mostBranching) / branching.length))
  let isExact = true
  let ways: readonly Conjunction[] = first === null ? [] : [first]
  for (const { sets } of branching.toSorted((one, other) => one.sets.length - other.sets.length)) {
    const next = ways.flatMap((way) =>
      sets.some((set) => set.every((each) => way.texts.has(requirementText(each))))
        ? [way]
        : sets.map((set) => joined(way, set, simplify)).filter((longer) => longer !== null),
    )
    const least = shortest(next, ({ texts }) => texts)
    if (least.length > mostWays) isExact = false
    ways = isExact ? least : least.slice(0, beam)
    if (isExact) continue
    work.left -= next.length
    if (work.left < 0) return { ways: [], isExact }
  }
  return { ways: ways.map(({ byKey }) => [...byKey.values()].flat()), isExact }
}

/** The ways with the fewest requirements first, without those that ask for all that another one does and more. */
export function withoutSpecial(ways: readonly (readonly Requirement[])[]): (readonly Requirement[])[] {
  const texts = ways.map((way) => ({ way, asks: new Set(way.map(requirementText)) }))
  return shortest(texts, ({ asks }) => asks).map(({ way }) => way)
}

function shortest<Item>(items: readonly Item[], asked: (item: Item) => ReadonlySet<string>): readonly Item[] {
  const kept: Item[] = []
  for (const item of items.toSorted((one, other) => asked(one).size - asked(other).size)) {
    if (!kept.some((less) => isWithin(asked(less), asked(item)))) kept.push(item)
  }
  return kept
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  if (some.size > all.size) return false
  for (const each of some) if (!all.has(each)) return false
  return true
}

type Simplify = (requirements: readonly Requirement[]) => readonly Requirement[] | null

/** The same requirements of one key come up in many conjunctions. */
function simplifier(): Simplify {
  const known = new Map<string, readonly Requirement[] | null>()
  return (requirements) => {
    const text = requirements.map(requirementText).join('\n')
    const found = known.get(text)
    if (found !== undefined) return found
    const simple = simplifiedKey(requirements)
    known.set(text, simple)
    return simple
  }
}

function joined(
  { byKey, texts }: Conjunction,
  more: readonly Requirement[],
  simplify: Simplify,
): Conjunction | null {
  const fresh = groupedBy(more, ({ condition }) => condition.folded)
  const [keys, all] = [new Map(byKey), new Set(texts)]
  for (const [key, added] of fresh) {
    const before = byKey.get(key) ?? []
    const simple = simplify([...before, ...added])
    if (simple === null) return null
    for (const each of before) all.delete(requirementText(each))
    for (const each of simple) all.add(requirementText(each))
    keys.set(key, simple)
  }
  return { byKey: keys, texts: all }
}
