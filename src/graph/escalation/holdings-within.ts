import type { Statement } from '#engine/policy/document.ts'

import { coversAction, isAllowedAlready } from './allowed-already.ts'

/** What a principal's own policies say: alike ones have the same object. */
export type Holding = {
  readonly allows: readonly Statement[]
  /** Each as it is written. */
  readonly denies: readonly string[]
  readonly boundary: string | null
}

/** Holdings of those who may be gained, and which of them allow no more than another one. */
export type HoldingsWithin = {
  readonly add: (holding: Holding) => void
  /**
   * Those that were added and allow nothing that `own` doesn't, whoever has the one and the other: as far as the words of their
   * statements show.
   */
  readonly within: (own: Holding) => ReadonlySet<Holding>
}

/** So few that came since are looked at one by one. */
const few = 16

/**
 * Each is kept by one action and one resource that it allows, which whatever is to cover it must cover by a single statement: so
 * those that allow what nobody else does are found without a look at any pair.
 *
 * Cost: of `within` the statements of the one times the actions that the others are kept by, and a comparison for each that may
 * be within; the next time those alone that came since.
 */
export function holdingsWithin(): HoldingsWithin {
  const added = new Set<Holding>()
  const byAction = new Map<string, ByResource>()
  const known = new Map<Holding, { readonly found: Set<Holding>; upTo: number }>()
  return {
    add: (holding) => {
      if (added.has(holding)) return
      added.add(holding)
      const { action, resource } = rarest(keysOf(holding), byAction)
      const kept = byAction.get(action) ?? byResource()
      byAction.set(action, kept)
      kept.add(resource, holding)
    },
    within: (own) => {
      const before = known.get(own) ?? { found: new Set<Holding>(), upTo: 0 }
      known.set(own, before)
      const { found, upTo } = before
      if (upTo === added.size) return found
      const came = added.size - upTo
      const some = came <= few ? [...added].slice(upTo) : mayBeWithin(own, byAction)
      for (const one of some) if (!found.has(one) && isWithin(one, own)) found.add(one)
      before.upTo = added.size
      return found
    },
  }
}

function isWithin(its: Holding, own: Holding): boolean {
  return (
    its === own ||
    ((own.boundary === null || own.boundary === its.boundary) &&
      own.denies.every((text) => its.denies.includes(text)) &&
      its.allows.every((statement) => isAllowedAlready(statement, own.allows, true)))
  )
}

function mayBeWithin(own: Holding, byAction: ReadonlyMap<string, ByResource>): ReadonlySet<Holding> {
  const found = new Set<Holding>()
  for (const [action, kept] of byAction) {
    if (action === anything) kept.under(null, found)
    else for (const allow of own.allows) if (coversAction(allow, action)) kept.under(allow, found)
  }
  return found
}

/** Stands for an action or a resource that may be any. */
const anything = ''

type Key = { readonly action: string; readonly resource: string }

/** A word of each statement that others must cover; of what can't be told so any. */
function keysOf({ allows }: Holding): readonly Key[] {
  return allows.flatMap(({ actions, resources }): readonly Key[] => {
    if (actions.negated || resources === null || resources.negated) return []
    const [action = anything] = actions.texts
    const named = resources.texts.filter((_, at) => resources.patterns[at]?.kind !== 'names-nothing')
    const longest = named.reduce((best, text) => (text.length > best.length ? text : best), anything)
    return [{ action: action.toLowerCase(), resource: longest }]
  })
}

/** The one of them by which the fewest are kept; of those by which as few are the one with the longest resource. */
function rarest(keys: readonly Key[], byAction: ReadonlyMap<string, ByResource>): Key {
  const counted = keys.map((key) => ({ key, count: byAction.get(key.action)?.count(key.resource) ?? 0 }))
  const [best] = counted.toSorted(
    (one, other) => one.count - other.count || other.key.resource.length - one.key.resource.length,
  )
  return best?.key ?? { action: anything, resource: anything }
}

/** Holdings by the resource that they are kept by. */
type ByResource = {
  readonly add: (resource: string, holding: Holding) => void
  readonly count: (resource: string) => number
  /** Adds to `found` those of which the Allow may cover the resource; all of them where it is null. */
  readonly under: (allow: Statement | null, found: Set<Holding>) => void
}

function byResource(): ByResource {
  const kept = new Map<string, Holding[]>()
  let sorted: readonly string[] | null = null
  const take = (resource: string, found: Set<Holding>) => {
    for (const one of kept.get(resource) ?? []) found.add(one)
  }
  return {
    add: (resource, holding) => {
      const list = kept.get(resource)
      if (list !== undefined) list.push(holding)
      else {
        kept.set(resource, [holding])
        sorted = null
      }
    },
    count: (resource) => kept.get(resource)?.length ?? 0,
    under: (allow, found) => {
      const resources = allow?.resources ?? null
      if (allow === null || resources?.patterns.some(({ kind }) => kind === 'everything') === true) {
        for (const resource of kept.keys()) take(resource, found)
        return
      }
      take(anything, found)
      for (const [at, text] of (resources?.texts ?? []).entries()) {
        take(text, found)
        const pattern = resources?.patterns[at]
        if (pattern?.kind !== 'glob' || pattern.isWhole) continue
        for (const one of startingWith((sorted ??= sortedKeys(kept)), pattern.beginning)) take(one, found)
      }
    },
  }
}

function sortedKeys(kept: ReadonlyMap<string, unknown>): readonly string[] {
  return [...kept.keys()].toSorted((one, other) => (one < other ? -1 : 1))
}

/** Those of sorted texts that begin with `start`. */
function* startingWith(sorted: readonly string[], start: string): Generator<string> {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < start) low = middle + 1
    else high = middle
  }
  for (let at = low; sorted[at]?.startsWith(start) === true; at++) yield sorted[at] ?? ''
}
