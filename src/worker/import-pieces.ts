import type { Entity } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'

import type { ImportedFiles } from './contract.ts'
import { entitiesAtOnce } from './stay-in-step.ts'

/**
 * Hand most of what the change adds to `report`, some hundred entities at a time, and answer the rest: copying ten thousand
 * at once would hold up the page for a quarter of a second.
 */
export function inPieces(imported: ImportedFiles, report: (part: readonly Entity[]) => void): ImportedFiles {
  const { change } = imported.report
  if (change === null) return imported
  const whole = Math.floor(change.added.length / entitiesAtOnce) * entitiesAtOnce
  for (let from = 0; from < whole; from += entitiesAtOnce) {
    report(change.added.slice(from, from + entitiesAtOnce))
  }
  return {
    ...imported,
    report: { ...imported.report, change: { ...change, added: change.added.slice(whole) } },
  }
}

/** The answer with the pieces that came ahead of it. */
export function putTogether(pieces: readonly Entity[], imported: ImportedFiles): ImportedFiles {
  const { change } = imported.report
  if (change === null || pieces.length === 0) return imported
  return {
    ...imported,
    report: { ...imported.report, change: { ...change, added: [...pieces, ...change.added] } },
  }
}

/** The workspace with the entities that came ahead of it. */
export function wholeWorkspace(pieces: readonly Entity[], rest: Workspace): Workspace {
  return { ...rest, entities: byId([...pieces, ...rest.entities.values()]) }
}

/** Entities as a workspace holds them. */
export function byId(entities: readonly Entity[]): ReadonlyMap<string, Entity> {
  return new Map(entities.map((entity) => [entity.id, entity]))
}
