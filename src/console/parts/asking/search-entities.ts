import type { Entity } from '#model/entities/entity.ts'

import { nameOf } from '../../wording/entity-nouns.ts'
import { type Scored, scoreOf, withScored } from './fuzzy.ts'

/** How often it is asked whether the page should get to do something else. */
const stepSize = 64

export type SearchLimits = {
  /** At most so many are found. */
  readonly most: number
  /** Has the search gone on long enough for now? */
  readonly isDue: () => boolean
}

const texts = new WeakMap<Entity, readonly [name: string, arn: string]>()

/**
 * The entities that match what was typed, best first, in steps: each step answers the best so far, so that tens of
 * thousands can be searched without holding up the page. Every word must match, by name or by ARN or id. Pinned requests
 * are left out.
 */
export function* searchEntities<Found extends Entity>(
  entities: Iterable<Found>,
  typed: string,
  { most, isDue }: SearchLimits,
): Generator<readonly Found[], readonly Found[], void> {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  let found: readonly Scored<Found>[] = []
  let looked = 0
  if (words.length === 0) return []
  for (const entity of entities) {
    if (entity.kind === 'pinned-request' || entity.kind === 'board') continue
    found = withScored(found, { item: entity, score: matchOf(words, entity) }, most)
    looked += 1
    if (looked % stepSize === 0 && isDue()) yield found.map(({ item }) => item)
  }
  return found.map(({ item }) => item)
}

/** How well an entity matches; 0 where one of the words doesn't. */
export function matchOf(words: readonly string[], entity: Entity): number {
  const [name, id] = textsOf(entity)
  let total = 0
  for (const word of words) {
    // a match in the ARN alone counts less than the weakest one in the name
    const score = scoreOf(word, name) || (id.includes(word) ? 0.5 : 0)
    if (score === 0) return 0
    total += score
  }
  return total
}

function textsOf(entity: Entity): readonly [name: string, id: string] {
  const known = texts.get(entity)
  if (known !== undefined) return known
  const made = [nameOf(entity).toLowerCase(), entity.id.toLowerCase()] as const
  texts.set(entity, made)
  return made
}
