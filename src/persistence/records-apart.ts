import { isJsonObject } from '#engine/text/json-object.ts'
import type { Change } from '#model/change.ts'
import type { Entity } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'

/**
 * So many entities stand in one piece. The browser copies what it stores on the page's own thread, at about 20 µs an
 * entity: a workspace of ten thousand in one record would hold up what a person types by a fifth of a second.
 */
export const entitiesInPiece = 400

/** More than any workspace has: a record that says so is broken. */
const mostPieces = 100_000

/** The form of what is left of a record whose entities stand apart. Earlier versions take it for a later one's. */
export const apartFormat = 3

/** A record as a whole: a snapshot, a step, or a workspace by itself. */
export type WholeRecord = {
  readonly format: number
  readonly workspace?: Workspace
  readonly past?: readonly Change[]
  readonly future?: readonly Change[]
  readonly change?: Change
}

/** What is left of a record, where each entity is its place in the pieces, and the pieces. */
export type Apart = { readonly rest: unknown; readonly pieces: readonly (readonly Entity[])[] }

/** Are there more entities in the record than one piece holds? One that stands in it often counts as often. */
export function isBig({ workspace, past = [], future = [], change }: WholeRecord): boolean {
  let count = workspace?.entities.size ?? 0
  for (const { added, updated, removed } of change === undefined ? [...past, ...future] : [change])
    count += added.length + 2 * updated.length + removed.length
  return count > entitiesInPiece
}

/** Take the entities out of a record. Each goes into the pieces once, however often it stands in the record. */
export function takeApart({ workspace, past, future, change, ...others }: WholeRecord): Apart {
  const places = new Map<Entity, number>()
  const placeOf = (entity: Entity): number => {
    const place = places.get(entity) ?? places.size
    places.set(entity, place)
    return place
  }
  const placed = ({ added, updated, removed, ...rest }: Change) => ({
    ...rest,
    added: added.map(placeOf),
    updated: updated.map(([from, to]) => [placeOf(from), placeOf(to)]),
    removed: removed.map(placeOf),
  })
  const rest = {
    ...others,
    format: apartFormat,
    ...(workspace && {
      workspace: { ...workspace, entities: Array.from(workspace.entities.values(), placeOf) },
    }),
    ...(past && { past: past.map(placed) }),
    ...(future && { future: future.map(placed) }),
    ...(change && { change: placed(change) }),
  }
  const entities = [...places.keys()]
  const count = Math.ceil(entities.length / entitiesInPiece)
  const pieces = Array.from({ length: count }, (_, i) =>
    entities.slice(i * entitiesInPiece, (i + 1) * entitiesInPiece),
  )
  return { rest: { ...rest, pieces: count }, pieces }
}

/** Of how many pieces a record was made; 0 where it is whole, or none of ours. */
export function piecesOf(record: unknown): number {
  if (!isJsonObject(record) || record['format'] !== apartFormat) return 0
  const count = record['pieces']
  return typeof count === 'number' && Number.isInteger(count) && count <= mostPieces ? count : 0
}

/**
 * The whole record again, of the form `format`, from what is left of it and its pieces. Believes nothing: what doesn't
 * fit is undefined in the answer, and is found by who reads that.
 */
export function putTogether(rest: unknown, pieces: readonly unknown[], format: number): unknown {
  if (!isJsonObject(rest)) return undefined
  const entities: readonly unknown[] = pieces.flatMap((piece): unknown => piece)
  const at = (place: unknown): unknown => (typeof place === 'number' ? entities[place] : undefined)
  const all = (places: unknown): unknown => (Array.isArray(places) ? places.map(at) : undefined)
  const changeOf = (change: unknown): unknown =>
    isJsonObject(change)
      ? {
          ...change,
          added: all(change['added']),
          updated: Array.isArray(change['updated']) ? change['updated'].map(all) : undefined,
          removed: all(change['removed']),
        }
      : undefined
  const changes = (list: unknown): unknown => (Array.isArray(list) ? list.map(changeOf) : undefined)
  const { workspace, past, future, change, pieces: _count, ...others } = rest
  return {
    ...others,
    format,
    ...(isJsonObject(workspace) && {
      workspace: { ...workspace, entities: mapOf(all(workspace['entities'])) },
    }),
    ...(past !== undefined && { past: changes(past) }),
    ...(future !== undefined && { future: changes(future) }),
    ...(change !== undefined && { change: changeOf(change) }),
  }
}

function mapOf(entities: unknown): unknown {
  if (!Array.isArray(entities)) return undefined
  return new Map(entities.map((entity: unknown) => [isJsonObject(entity) ? entity['id'] : undefined, entity]))
}
