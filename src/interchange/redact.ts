import type { Result } from '#engine/result.ts'
import { ok } from '#engine/result.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Entity } from '#model/entities/entity.ts'
import type { FileProblem } from '#model/file/file-problem.ts'
import { loadWorkspace, saveWorkspace } from '#model/file/workspace-file.ts'
import type { Workspace } from '#model/workspace.ts'

import { isObject } from './authorization-details/entry.ts'
import { isOfAws, isWrittenByAws, namesInArns, partsOfArn } from './name-in-arn.ts'
import { type MadeUp, madeUpWords } from './redaction/made-up-words.ts'
import { type PiecePart, piecesOf, tagKeyIn } from './redaction/pieces.ts'
import { isOfSubject, ownWordsOf } from './redaction/subject.ts'
import { isUntouched, namesOf as namesIn, type WordsOfFile, wordsOfFile } from './redaction/words-of-file.ts'

/** A workspace whose accounts and names are made up, and what was made of each. */
export type Redacted = {
  readonly workspace: Workspace
  /** Made-up text by the one that it stands for: account ids, names, unique ids. To be kept by whoever redacts. */
  readonly mapping: ReadonlyMap<string, string>
  /** ARNs that may still tell a name: `arn:aws:s3:::parcelo-*`, paths, keys of objects. Decisions rest on what stays. */
  readonly kept: readonly string[]
  /** A name or ARN that was shown of the workspace, as it reads in the redacted one. */
  readonly rename: (text: string) => string
}

/**
 * Put made-up account ids, names, tags, paths, external ids, subjects of tokens and ids of the organization in place of the real ones, the
 * same ones everywhere: in names, in ARNs, in conditions and in trust, also of what only an ARN names. Whatever the policies compare
 * or match goes on to be equal or matched, and nothing else: a word of which that can't be told stays, and is among `kept`. Descriptions, notes and SAML metadata become
 * empty. What AWS owns stays: its policies, services, actions, the paths of its own roles. So do statement ids, hosts of
 * providers, and values that requests bring, such as regions. The same workspace and seed give the same names; what was made up before
 * (`known`) goes on to stand for the same.
 */
export function redact(
  workspace: Workspace,
  seed: number,
  known: ReadonlyMap<string, string>,
): Result<Redacted, readonly FileProblem[]> {
  const file = saveWorkspace(workspace)
  const found = wordsOfFile(file)
  const names = namesOf(workspace, file)
  const words = wordsFor(found, names, file, known)
  const given: Words = { made: words, mapping: new Map(words.mapping), kept: new Set(), seed }
  const redacted = inside(file, '', given)
  const named = isObject(redacted) ? { ...redacted, name: 'Redacted' } : redacted
  const loaded = loadWorkspace(named)
  if (!loaded.ok) return loaded
  const rename = (text: string) => (isOfAws(text) ? ofAws(text, given) : plain(text, given))
  return ok({ workspace: loaded.value, mapping: given.mapping, kept: [...given.kept, ...words.kept], rename })
}

type Words = {
  readonly made: MadeUp
  readonly mapping: Map<string, string>
  readonly kept: Set<string>
  readonly seed: number
}

/** What stands for each word, as it is spelled anywhere in the file. */
function wordsFor(
  found: WordsOfFile,
  names: ReadonlyMap<string, string>,
  file: JsonValue,
  known: ReadonlyMap<string, string>,
): MadeUp {
  const kinds = new Map<string, string>()
  for (const [name, kind] of found.given) kinds.set(name.toLowerCase(), kind)
  for (const [name, kind] of names) kinds.set(name.toLowerCase(), kind)
  const taken = new Set<string>()
  const spelledNames = new Map<string, string>()
  const valuesOf = (key: string): readonly string[] => Array.from(found.tagValues.get(key) ?? [])
  const staying = new Set<string>([...found.fixedTags].flatMap(valuesOf))
  for (const piece of allPieces(file)) {
    taken.add(piece.toLowerCase())
    const kind = kinds.get(piece.toLowerCase())
    if (kind === undefined || /^\d{12}$/.test(piece)) continue
    spelledNames.set(piece, kind)
    if (found.brought.has(piece) && !names.has(piece.toLowerCase())) staying.add(piece)
    if (found.areUserNamesParts && kind === 'user') staying.add(piece)
  }
  const fixed = new Set([...found.fixed].map((word) => word.toLowerCase()))
  const composed = [
    ...[...found.composedTags].flatMap(valuesOf),
    ...(found.areUserNamesParts
      ? [...spelledNames].flatMap(([name, kind]) => (kind === 'user' ? [name] : []))
      : []),
  ]
  const partial = [
    ...found.partial.values(),
    ...composed.map((text) => ({ at: 'inside', text, fixed: false }) as const),
  ]
  return madeUpWords(
    { names: spelledNames, fixedWords: found.fixed, fixed, partial, taken, known, spelled },
    staying,
  )
}

/** Every whole name that stands in a file: in its texts, and as key of a tag. */
function* allPieces(value: JsonValue): Generator<string, void> {
  if (typeof value === 'string') yield* namesIn(value)
  else if (Array.isArray(value)) for (const one of value as readonly JsonValue[]) yield* allPieces(one)
  else if (isObject(value)) {
    for (const [key, one] of Object.entries(value)) {
      yield* namesIn(tagKeyIn(key) ?? key)
      yield* allPieces(one)
    }
  }
}

/** The names that people gave, by kind, in lower case. What AWS named itself is none of them. */
function namesOf({ entities }: Workspace, file: JsonValue): ReadonlyMap<string, string> {
  const { anywhere, inArns } = namesInArns(file)
  const names = new Map<string, string>()
  const add = (name: string, kind: string) => {
    for (const piece of namesIn(name)) names.set(piece.toLowerCase(), kind)
  }
  for (const { name, kind } of [...inArns, ...anywhere]) add(name, kind)
  for (const entity of entities.values()) {
    if (entity.kind === 'account' && entity.alias !== null) add(entity.alias, 'alias')
    if ('inlinePolicies' in entity && !isNamedByAws(entity))
      for (const { name } of entity.inlinePolicies) add(name, 'inline-policy')
  }
  for (const entity of entities.values()) {
    if (!('name' in entity) || isNamedByAws(entity)) continue
    if (/^\d{12}$/.test(entity.name) || entity.name.startsWith('arn:')) continue
    add(entity.name, entity.kind === 'resource' ? entity.type : entity.kind)
  }
  return names
}

function isNamedByAws(entity: Entity): boolean {
  if (entity.kind === 'policy' && entity.owner === 'aws') return true
  if (entity.kind === 'organization-policy' && entity.awsManaged) return true
  return 'path' in entity && /^\/aws-(?:service-role|reserved)\//.test(entity.path)
}

const emptied = new Set(['description', 'metadata', 'note'])

function inside(value: JsonValue, field: string, words: Words): JsonValue {
  if (typeof value === 'string') return emptied.has(field) ? '' : textOf(value, field, words)
  if (Array.isArray(value)) return value.map((one: JsonValue) => inside(one, field, words))
  if (!isObject(value) || isWrittenByAws(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [keyOf(key, field, words), inside(one, key, words)]),
  )
}

/** Keys of tags are names, and so is that of a tag in the key of a condition. */
function keyOf(key: string, field: string, words: Words): string {
  if (field === 'tags') return plain(key, words)
  const tagKey = tagKeyIn(key)
  return tagKey === null ? key : key.slice(0, -tagKey.length) + plain(tagKey, words)
}

function textOf(text: string, field: string, words: Words): string {
  if (isUntouched(field)) return text
  if (isOfSubject(field) && ownWordsOf(text).some((word) => tellsAsItIs(word, words))) words.kept.add(text)
  if (!text.startsWith('arn:')) return plain(text, words)
  if (isOfAws(text)) return ofAws(text, words)
  const renamed = plain(text, words)
  if (isTold(text, words)) words.kept.add(text)
  return renamed
}

/** What AWS named keeps its name; the account of a role that AWS keeps there is somebody's. */
function ofAws(arn: string, words: Words): string {
  return /^arn:[^:]*:iam::aws:/.test(arn) ? arn : ids(arn, words)
}

/** Does a word of a subject, or letters of a pattern of one, stay? */
function tellsAsItIs({ text, parts }: ReturnType<typeof ownWordsOf>[number], words: Words): boolean {
  return parts.some(({ is }) => is === 'letters') && plain(text, words) === text
}

/** May what stays of an ARN tell a name? */
function isTold(arn: string, words: Words): boolean {
  return partsOfArn(arn).some(
    ({ text, is }) =>
      is !== 'type' && tellsSomething(text) && plain(text, words) === text && !words.made.kept.has(text),
  )
}

/** Any text with other names in it, piece by piece. */
function plain(text: string, words: Words): string {
  return piecesOf(text)
    .map((piece) => {
      if (piece.is === 'separator') return piece.text
      return piece.parts.map((part, at) => partOf(part, at === 0, piece.parts.length === 1, words)).join('')
    })
    .join('')
}

function partOf(part: PiecePart, isFirst: boolean, isWhole: boolean, words: Words): string {
  const { made } = words
  switch (part.is) {
    case 'wild':
      return part.text
    case 'letters':
      return (
        (isWhole ? made.rename(part.text) : isFirst ? made.renameStart(part.text) : null) ??
        ids(part.text, words)
      )
    case 'variable': {
      const tagKey = tagKeyIn(part.key)
      if (tagKey === null && part.fallback === null) return part.text
      const key = tagKey === null ? part.key : part.key.slice(0, -tagKey.length) + plain(tagKey, words)
      return part.fallback === null ? `\${${key}}` : `\${${key}, '${plain(part.fallback, words)}'}`
    }
  }
}

/** Is there more to a part of an ARN than wildcards and what policy variables stand for? */
function tellsSomething(part: string): boolean {
  // the path of roles that the console makes for services
  if (part === 'service-role') return false
  return /[\p{L}\p{N}]/u.test(part.replaceAll(/\$\{[^}]*\}?|^[^{}]*\}/g, ''))
}

/** Account ids and unique ids, wherever they stand in a text. */
function ids(text: string, words: Words): string {
  return text
    .replaceAll(/(?<!\d)\d{12}(?!\d)/g, (id) => remembered(id, words, () => accountFor(id, words.seed)))
    .replaceAll(/\b(AIDA|AROA|AGPA|ANPA|AIPA|AKIA)[A-Z0-9]{12,}\b/g, (id, prefix: string) =>
      remembered(id, words, () => `${prefix}${String(words.mapping.size + 1).padStart(17, '0')}`),
    )
}

/** A name that the services of the kind would take. */
function spelled(kind: string, n: number): string {
  const padded = (width: number) => String(n).padStart(width, '0')
  switch (kind) {
    case 'kms-key':
      return `00000000-0000-4000-8000-${padded(12)}`
    case 'ec2-instance':
      return `i-${n.toString(16).padStart(17, '0')}`
    case 'secret':
      return `secret-${n}-${String(n).padStart(6, 'x')}`
    case 'o':
      return `o-${padded(10)}`
    case 'r':
      return `r-${padded(4)}`
    case 'ou':
      return `ou-0000-${padded(8)}`
    case 'p':
      return `p-${padded(8)}`
    default:
      return `${kind}-${n}`
  }
}

function remembered(text: string, { mapping }: Words, make: () => string): string {
  const known = mapping.get(text)
  if (known !== undefined) return known
  const made = make()
  mapping.set(text, made)
  return made
}

/** Twelve digits for an account id, a bijection of all of them: different accounts stay different. */
function accountFor(id: string, seed: number): string {
  const modulus = 10n ** 12n
  // 3 and 7 make the factor coprime to 10, so that no two ids meet
  const moved =
    (BigInt(id) * 387_420_489_007n + BigInt(Math.trunc(seed)) * 15_485_863n + 271_828_182_845n) % modulus
  return String((moved + modulus) % modulus).padStart(12, '0')
}
