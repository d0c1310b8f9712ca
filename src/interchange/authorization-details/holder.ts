import { isJsonList } from '#engine/text/json-list.ts'
import { pointerTo } from '#engine/text/json-pointer.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { InlinePolicy } from '#model/entities/entity.ts'
import type { AccountId, Arn, Tags } from '#model/entities/names.ts'

import { readDocument } from './document.ts'
import { fieldOf, isObject, itemsOf, readEntry, textOf, type Entry } from './entry.ts'
import { placeArn, type Identity } from './identity.ts'
import type { Reading, Reference } from './reading.ts'

/** The owner of an entry that lives in an account; null, listed as unreadable, where it claims to be AWS's own. */
export function accountOfEntry(entry: Entry, { owner, arn }: Identity): AccountId | null {
  if (owner !== 'aws') return owner
  entry.findings.add('unreadable-entry', entry.pointer, arn)
  return null
}

const attachmentFields = new Set(['PolicyArn', 'PolicyName'])

/** The managed policies attached to a user, group or role, in the order of the file. */
export function readAttached(entry: Entry, accountId: AccountId, reading: Reading): Reference[] {
  const seen = new Set<string>()
  const attached: Reference[] = []
  for (const { value, pointer } of itemsOf(entry, 'AttachedManagedPolicies')) {
    const policy = attachedArn(value, reading)
    const item = readEntry(value, pointer, attachmentFields, reading.findings)
    if (item === null) continue
    if (policy === null) {
      reading.findings.add(
        'unreadable-entry',
        pointer,
        textOf(item, 'PolicyArn') ?? textOf(item, 'PolicyName') ?? '',
      )
    } else if (seen.has(policy)) {
      reading.findings.add('duplicate-entry', pointer, policy)
    } else {
      seen.add(policy)
      attached.push({ kind: 'policy', target: policy, accountId, pointer: pointerTo(pointer, 'PolicyArn') })
    }
  }
  return attached
}

function attachedArn(value: JsonValue, reading: Reading): Arn | null {
  const text = isObject(value) && Object.hasOwn(value, 'PolicyArn') ? value['PolicyArn'] : null
  return typeof text === 'string' ? (placeArn(text, 'policy', reading)?.arn ?? null) : null
}

/** The groups of a user. */
export function readGroups(entry: Entry, accountId: AccountId): Reference[] {
  const groups = new Map<string, Reference>()
  for (const { value, pointer } of itemsOf(entry, 'GroupList')) {
    if (!isGroupName(value)) entry.findings.add('unreadable-entry', pointer, JSON.stringify(value))
    else if (groups.has(value.toLowerCase())) entry.findings.add('duplicate-entry', pointer, value)
    else groups.set(value.toLowerCase(), { kind: 'group', target: value, accountId, pointer })
  }
  return [...groups.values()]
}

function isGroupName(value: JsonValue): value is string {
  return typeof value === 'string' && /^[\w+=,.@-]{1,128}$/.test(value)
}

const inlineFields = new Set(['PolicyName', 'PolicyDocument'])

/**
 * The inline policies of a user, group or role, from the list in `field`. None is ever left out, since it might
 * deny: what has no name of its own gets one that IAM could not have given, and whatever can't be made out of
 * these policies, of the attached ones and of the groups stands there as it came. IAM's grammar refuses it, so
 * that decisions which depend on it are unknown until somebody has seen to it.
 */
export function readInline(entry: Entry, field: string, reading: Reading): InlinePolicy[] {
  const policies = new Map<string, InlinePolicy>()
  for (const { value, pointer } of itemsOf(entry, field)) {
    const item = readEntry(value, pointer, inlineFields, reading.findings)
    const text = item === null ? null : textOf(item, 'PolicyName')
    const isNamed = text !== null && isInlineName(text) && !policies.has(text)
    const isStandIn = text !== null && /^\(un(?:named|readable) \d+\)$/.test(text) && !policies.has(text)
    const name = isNamed || isStandIn ? text : `(unnamed ${policies.size})`
    if (!isNamed) reading.findings.add('mended-field', pointerTo(pointer, 'PolicyName'), text ?? '')
    const document = item === null ? value : readDocument(item, 'PolicyDocument', 'identity', name)
    policies.set(name, { name, document })
  }
  for (const value of unreadableGrants(entry, field, reading)) {
    const name = `(unreadable ${policies.size})`
    policies.set(name, { name, document: [value] }) // in a list: stray JSON must never come to grant
  }
  return [...policies.values()]
}

/** What the readers of these lists have listed and could not take. */
function unreadableGrants(entry: Entry, inlineField: string, reading: Reading): JsonValue[] {
  const attached = fieldOf(entry, 'AttachedManagedPolicies') ?? []
  const groups = fieldOf(entry, 'GroupList') ?? []
  const inline = fieldOf(entry, inlineField) ?? []
  return [
    ...(isJsonList(attached) ? attached.filter((value) => attachedArn(value, reading) === null) : [attached]),
    ...(isJsonList(groups) ? groups.filter((value) => !isGroupName(value)) : [groups]),
    ...(isJsonList(inline) ? [] : [inline]),
  ]
}

/** Source: IAM API Reference, PutUserPolicy. */
function isInlineName(text: string): boolean {
  return /^[\w+=,.@-]{1,128}$/.test(text)
}

const boundaryFields = new Set(['PermissionsBoundaryType', 'PermissionsBoundaryArn'])

/**
 * The permissions boundary of a user or role: none (null), or the reference to it. `unreadable`, listed, where one
 * is set that can't be made out: without it the entity could do more than it may, so the caller leaves it out.
 */
export function readBoundary(
  entry: Entry,
  accountId: AccountId,
  reading: Reading,
): Reference | null | 'unreadable' {
  const value = fieldOf(entry, 'PermissionsBoundary')
  if (value === undefined || value === null) return null
  const pointer = pointerTo(entry.pointer, 'PermissionsBoundary')
  const item = readEntry(value, pointer, boundaryFields, reading.findings)
  if (item === null) return 'unreadable'
  const text = textOf(item, 'PermissionsBoundaryArn')
  const policy = text === null ? null : placeArn(text, 'policy', reading)
  if (policy === null) {
    reading.findings.add('unreadable-entry', entry.pointer, text ?? entry.pointer)
    return 'unreadable'
  }
  const target = policy.arn
  return { kind: 'boundary', target, accountId, pointer: pointerTo(pointer, 'PermissionsBoundaryArn') }
}

const tagFields = new Set(['Key', 'Value'])

/** The tags of an entry, `otherwise` where it doesn't speak of tags. Keys of users and roles ignore letter case. */
export function readTags(entry: Entry, fold: 'fold-case' | 'keep-case', otherwise: Tags): Tags {
  if (fieldOf(entry, 'Tags') === undefined) return otherwise
  const seen = new Set<string>()
  const tags: [string, string][] = []
  for (const { value, pointer } of itemsOf(entry, 'Tags')) {
    const item = readEntry(value, pointer, tagFields, entry.findings)
    if (item === null) continue
    const key = textOf(item, 'Key')
    const text = fieldOf(item, 'Value') ?? ''
    const folded = fold === 'fold-case' ? key?.toLowerCase() : key
    if (key === null || typeof text !== 'string') entry.findings.add('unreadable-entry', pointer, key ?? '')
    else if (seen.has(folded ?? '')) entry.findings.add('duplicate-entry', pointer, key)
    else {
      seen.add(folded ?? '')
      tags.push([key, text])
    }
  }
  return Object.fromEntries(tags) // makes `__proto__` a tag like any other
}
