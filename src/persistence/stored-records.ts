import { isJsonObject } from '#engine/text/json-object.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Change } from '#model/change.ts'
import type { DocumentPlace } from '#model/document-place.ts'
import { parsePlaceKey } from '#model/document-place.ts'
import { completeEntity } from '#model/entities/complete-entity.ts'
import type { Entity } from '#model/entities/entity.ts'
import type { Instant } from '#model/entities/names.ts'
import type { Workspace } from '#model/workspace.ts'

import type { DatedChange, History, Step } from './history.ts'
import { apartFormat, type WholeRecord } from './records-apart.ts'

/**
 * The form in which records are written. Form 1 had no times, and fewer fields in some entities: it is read, and
 * written as form 2 from then on. Form 3 is what is left of a big record of form 2 whose entities stand in pieces
 * beside it. A later one is refused, never half understood.
 */
export const format = 2
const readFormats: ReadonlySet<unknown> = new Set([1, format])

/** An edit in progress. */
export type StoredDraft = {
  readonly place: DocumentPlace
  readonly text: string
  /** The last text that IAM would take, parsed, and when that was, in milliseconds. */
  readonly lastValid: { readonly document: JsonValue; readonly at: number } | null
  readonly isValid: boolean
  /** An inline policy that isn't there yet. */
  readonly isNew?: boolean
}

/** A history as it is stored. */
export function snapshotRecord({ workspace, past, future }: History): WholeRecord {
  return { format, workspace, past, future }
}

/** A step as it is stored. */
export function stepRecord({ by, change, at }: Step): WholeRecord & Step {
  return { format, by, change, at }
}

/** A workspace by itself as it is stored. */
export function workspaceRecord(workspace: Workspace): WholeRecord {
  return { format, workspace }
}

/** Was the record written in a later form than ours? */
export function isNewer(record: unknown): boolean {
  return isJsonObject(record) && typeof record['format'] === 'number' && record['format'] > apartFormat
}

/** The history of a record; null where it is none. */
export function readSnapshot(record: unknown): History | null {
  const workspace = readWorkspace(record)
  if (workspace === null || !isJsonObject(record)) return null
  const { past, future } = record
  if (!areChanges(past) || !areChanges(future)) return null
  return { workspace, past: past.map(readChange), future: future.map(readChange) }
}

/** The workspace of a record, with every field of its entities; null where it holds none. */
export function readWorkspace(record: unknown): Workspace | null {
  if (!isJsonObject(record) || !readFormats.has(record['format'])) return null
  const { workspace } = record
  if (!isWorkspace(workspace)) return null
  const entities = new Map([...workspace.entities].map(([id, entity]) => [id, completeEntity(entity)]))
  return { ...workspace, entities }
}

/** The step of a record; null where it is none. */
export function readStep(record: unknown): Step | null {
  if (!isJsonObject(record) || !readFormats.has(record['format'])) return null
  const { by, change, at } = record
  if (by !== 'command' && by !== 'undo' && by !== 'redo') return null
  return isChange(change) ? { by, change: withWholeEntities(change), at: readInstant(at) } : null
}

function readChange(change: Change & { readonly at?: unknown }): DatedChange {
  return { ...withWholeEntities(change), at: readInstant(change.at) }
}

function withWholeEntities(change: Change): Change {
  return {
    ...change,
    added: change.added.map(completeEntity),
    updated: change.updated.map(([from, to]) => [completeEntity(from), completeEntity(to)]),
    removed: change.removed.map(completeEntity),
  }
}

function readInstant(value: unknown): Instant | null {
  return typeof value === 'string' ? value : null
}

/** The draft of a record; null where it is none. */
export function readDraft(key: string, record: unknown): StoredDraft | null {
  const place = parsePlaceKey(key)
  if (place === null || !isJsonObject(record)) return null
  const { text, lastValid, isValid } = record
  if (typeof text !== 'string' || typeof isValid !== 'boolean') return null
  const isNew = record['isNew'] === true ? { isNew: true } : {}
  if (lastValid === null) return { place, text, lastValid, isValid, ...isNew }
  return isValidDocument(lastValid) ? { place, text, lastValid, isValid, ...isNew } : null
}

function isValidDocument(value: unknown): value is { document: JsonValue; at: number } {
  return isJsonObject(value) && value['document'] !== undefined && typeof value['at'] === 'number'
}

function isWorkspace(value: unknown): value is Workspace {
  if (!isJsonObject(value) || typeof value['name'] !== 'string') return false
  const { entities, extensions } = value
  if (!(entities instanceof Map) || !(extensions instanceof Map)) return false
  for (const [id, entity] of entities) if (!isEntity(entity) || entity.id !== id) return false
  return true
}

function areChanges(value: unknown): value is readonly Change[] {
  return Array.isArray(value) && value.every(isChange)
}

function isChange(value: unknown): value is Change {
  if (!isJsonObject(value)) return false
  const { label, added, updated, removed, addedAt = [], removedFrom = [] } = value
  const isLabelled = isJsonObject(label) && typeof label['verb'] === 'string' && Array.isArray(label['names'])
  return (
    isLabelled &&
    areEntities(added) &&
    areEntities(removed) &&
    Array.isArray(updated) &&
    updated.every(isPair) &&
    arePlaces(addedAt) &&
    arePlaces(removedFrom)
  )
}

function arePlaces(value: unknown): boolean {
  return Array.isArray(value) && value.every((run) => Array.isArray(run) && typeof run[0] === 'number')
}

function isPair(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && areEntities(value) && value[0]?.id === value[1]?.id
}

function areEntities(value: unknown): value is readonly Entity[] {
  return Array.isArray(value) && value.every(isEntity)
}

const kinds: Readonly<Record<Entity['kind'], true>> = {
  account: true,
  user: true,
  group: true,
  role: true,
  policy: true,
  'instance-profile': true,
  'saml-provider': true,
  'oidc-provider': true,
  resource: true,
  board: true,
  'pinned-request': true,
  expectation: true,
  organization: true,
  'organizational-unit': true,
  'organization-policy': true,
}

/** Of the kind and id alone: records are clones of what we wrote, so that a whole one is right throughout. */
function isEntity(value: unknown): value is Entity {
  return (
    isJsonObject(value) &&
    typeof value['id'] === 'string' &&
    typeof value['kind'] === 'string' &&
    Object.hasOwn(kinds, value['kind'])
  )
}
