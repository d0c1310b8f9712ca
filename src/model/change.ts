import type { JsonObject } from '#engine/text/json.ts'

import type { Entity } from './entities/entity.ts'
import { putInPlace, type Places } from './keep-places.ts'
import { passOn } from './once-per-workspace.ts'
import type { Workspace } from './workspace.ts'

/** What a change did, as data; the console words it (`Detach ReadOnly from alice`). */
export type ChangeLabel = {
  /** Verb and object in kebab-case: `create-user`, `attach-policy`, `edit-document`, `import` … */
  readonly verb: string
  /** Names for the sentence, the subject first. */
  readonly names: readonly string[]
}

/** One reversible change of the workspace. Undo, storage, worker sync and before/after all read this one thing. */
export type Change = {
  readonly label: ChangeLabel
  readonly added: readonly Entity[]
  readonly updated: readonly (readonly [from: Entity, to: Entity])[]
  readonly removed: readonly Entity[]
  /** Where those removed stood (`keepPlaces`), and where those added go in place of the end. Absent: not known. */
  readonly removedFrom?: Places
  readonly addedAt?: Places
  /** The workspace's own name, where it changed. */
  readonly renamed?: readonly [from: string, to: string]
  /** How things are laid out, as the workspace file keeps it under `layout`, where it changed; null: it keeps nothing. */
  readonly laidOut?: readonly [from: JsonObject | null, to: JsonObject | null]
}

/**
 * The workspace after `change`. Updated entities keep their place; the pairs of `updated` have the same id.
 *
 * Throws where `change` was not made from a workspace like this one: a removed entity that isn't there, an
 * added one that already is.
 */
export function applyChange(workspace: Workspace, change: Change): Workspace {
  let entities = new Map(workspace.entities)
  const updated: (readonly [Entity, Entity])[] = []
  for (const entity of change.removed) {
    if (!entities.delete(entity.id)) throw new Error(`can't remove ${entity.id}: not in the workspace`)
  }
  for (const [, to] of change.updated) {
    const from = entities.get(to.id)
    if (from === undefined) throw new Error(`can't update ${to.id}: not in the workspace`)
    entities.set(to.id, to)
    updated.push([from, to])
  }
  for (const entity of change.added) {
    if (entities.has(entity.id)) throw new Error(`can't add ${entity.id}: already in the workspace`)
    if (change.addedAt === undefined) entities.set(entity.id, entity)
  }
  if (change.addedAt !== undefined) entities = putInPlace(entities, change.added, change.addedAt)
  passOn(workspace.entities, entities, { added: change.added, updated, removed: change.removed })
  const { extensions } = workspace
  return {
    ...workspace,
    name: change.renamed?.[1] ?? workspace.name,
    entities,
    extensions: change.laidOut === undefined ? extensions : withLayout(extensions, change.laidOut[1]),
  }
}

function withLayout(extensions: Workspace['extensions'], layout: JsonObject | null): Workspace['extensions'] {
  const { layout: _, ...rest } = extensions.get('') ?? {}
  const next = new Map(extensions)
  if (layout !== null) next.set('', { ...rest, layout })
  else if (Object.keys(rest).length > 0) next.set('', rest)
  else next.delete('')
  return next
}

/**
 * The change that takes `change` back, in the order of entities as well where it knows its places (`keepPlaces`).
 * `reverseChange(reverseChange(c))` equals `c`.
 */
export function reverseChange(change: Change): Change {
  return {
    label: change.label,
    added: change.removed,
    updated: change.updated.map(([from, to]) => [to, from]),
    removed: change.added,
    ...(change.addedAt === undefined ? {} : { removedFrom: change.addedAt }),
    ...(change.removedFrom === undefined ? {} : { addedAt: change.removedFrom }),
    ...(change.renamed === undefined ? {} : { renamed: [change.renamed[1], change.renamed[0]] as const }),
    ...(change.laidOut === undefined ? {} : { laidOut: [change.laidOut[1], change.laidOut[0]] as const }),
  }
}
