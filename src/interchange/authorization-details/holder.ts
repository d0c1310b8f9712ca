import { pointerTo } from '#engine/text/json-pointer.ts'
import type { InlinePolicy } from '#model/entities/entity.ts'
import type { AccountId, Tags } from '#model/entities/names.ts'

import { readDocument } from './document.ts'
import { fieldOf, itemsOf, readEntry, textOf, type Entry } from './entry.ts'
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
    const item = readEntry(value, pointer, attachmentFields, reading.findings)
    if (item === null) continue
    const text = textOf(item, 'PolicyArn')
    const policy = text === null ? null : placeArn(text, 'policy', reading)
    if (policy === null) {
      reading.findings.add('unreadable-entry', pointer, text ?? textOf(item, 'PolicyName') ?? '')
    } else if (seen.has(policy.arn)) {
      reading.findings.add('duplicate-entry', pointer, policy.arn)
    } else {
      seen.add(policy.arn)
      const target = policy.arn
      attached.push({ kind: 'policy', target, accountId, pointer: pointerTo(pointer, 'PolicyArn') })
    }
  }
  return attached
}

const inlineFields = new Set(['PolicyName', 'PolicyDocument'])

/**
 * The inline policies of a user, group or role, from the list in `field`. None is left out but a second of the
 * same name: one that can't be made out keeps its place as it stands, since it might deny.
 */
export function readInline(entry: Entry, field: string, reading: Reading): InlinePolicy[] {
  const policies = new Map<string, InlinePolicy>()
  let count = 0
  for (const { value, pointer } of itemsOf(entry, field)) {
    const item = readEntry(value, pointer, inlineFields, reading.findings)
    const text = item === null ? '' : textOf(item, 'PolicyName')
    const name = text !== null && isInlineName(text) ? text : `unnamed-${count}`
    if (name !== text) reading.findings.add('mended-field', pointerTo(pointer, 'PolicyName'), text ?? '')
    const document = item === null ? value : readDocument(item, 'PolicyDocument', 'identity', name)
    count += 1
    if (policies.has(name)) reading.findings.add('duplicate-entry', pointer, name)
    else policies.set(name, { name, document })
  }
  return [...policies.values()]
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
