import { pointerTo } from '#engine/text/json-pointer.ts'
import { accountId, type AccountId, arn, type Arn, type Instant } from '#model/entities/names.ts'
import { derivedUniqueId } from '#model/entities/unique-id.ts'

import { fieldOf, textOf, type Entry } from './entry.ts'
import { readIamArn, writeIamArn, type IamType } from './iam-arn.ts'
import type { Reading } from './reading.ts'

/** What identifies an entry of any kind. */
export type Identity = {
  readonly id: string
  readonly arn: Arn
  readonly owner: AccountId | 'aws'
  readonly path: string
  readonly name: string
  readonly uniqueId: string
  readonly createDate: Instant
}

/** Under which names one kind of entry says who it is. */
export type IdentityFields = { readonly type: IamType; readonly name: string; readonly uniqueId: string }

/**
 * Read who an entry is. Its ARN decides: a name or path that says otherwise is listed as mended. Null, listed as
 * unreadable, where there is no ARN of that type that IAM could have given.
 */
export function readIdentity(entry: Entry, fields: IdentityFields, reading: Reading): Identity | null {
  const text = textOf(entry, 'Arn')
  const found = text === null ? null : placeArn(text, fields.type, reading)
  if (found === null) {
    reading.findings.add('unreadable-entry', entry.pointer, text ?? textOf(entry, fields.name) ?? '')
    return null
  }
  if (found.arn !== text) reading.findings.add('mended-field', pointerTo(entry.pointer, 'Arn'), text ?? '')
  preferArn(entry, fields.name, found.name)
  preferArn(entry, 'Path', found.path)
  return {
    ...found,
    id: found.arn,
    uniqueId: readUniqueId(entry, fields, found.arn),
    createDate: readInstant(entry, 'CreateDate') ?? missingDate(entry, found.name),
  }
}

/** An ARN of IAM, and whose it is. */
export type PlacedArn = Pick<Identity, 'arn' | 'owner' | 'path' | 'name'>

/**
 * Read an ARN. One whose account is neither twelve digits nor AWS's own policies' (hand-made and redacted
 * exports have such) is taken to be of the account that the file is about, where it is about one alone.
 */
export function placeArn(text: string, type: IamType, { onlyAccount }: Reading): PlacedArn | null {
  const parts = readIamArn(text, type)
  if (parts === null) return null
  const { path, name } = parts
  if (/^\d{12}$/.test(parts.account)) return { arn: arn(text), owner: accountId(parts.account), path, name }
  if (parts.account === 'aws' && type === 'policy') return { arn: arn(text), owner: 'aws', path, name }
  if (onlyAccount === null) return null
  return { arn: arn(writeIamArn({ ...parts, account: onlyAccount }, type)), owner: onlyAccount, path, name }
}

/** An instant of the entry; null where there is none. Python's `str(datetime)`, a space for the `T`, is taken too. */
export function readInstant(entry: Entry, name: string): Instant | null {
  const text = textOf(entry, name)
  if (text === null) return null
  const instant = text.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T')
  return /^\d{4}-\d{2}-\d{2}T/.test(instant) && !Number.isNaN(Date.parse(instant)) ? instant : null
}

/** Stands where an export gives no date. The same always, so that importing again changes nothing. */
export const unknownDate: Instant = '2026-01-01T00:00:00Z'

function missingDate(entry: Entry, name: string): Instant {
  entry.findings.add('missing-field', pointerTo(entry.pointer, 'CreateDate'), name)
  return unknownDate
}

function readUniqueId(entry: Entry, fields: IdentityFields, ownArn: Arn): string {
  const text = textOf(entry, fields.uniqueId)
  if (text !== null && /^\w{1,128}$/.test(text)) return text
  const pointer = pointerTo(entry.pointer, fields.uniqueId)
  if (text === null) entry.findings.add('missing-field', pointer, ownArn)
  else entry.findings.add('mended-field', pointer, text)
  return derivedUniqueId(fields.type, ownArn)
}

function preferArn(entry: Entry, field: string, inArn: string): void {
  const value = fieldOf(entry, field)
  const pointer = pointerTo(entry.pointer, field)
  if (value === undefined) entry.findings.add('missing-field', pointer, inArn)
  else if (value !== inArn) entry.findings.add('mended-field', pointer, JSON.stringify(value))
}
