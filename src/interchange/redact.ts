import type { Result } from '#engine/result.ts'
import { ok } from '#engine/result.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Entity } from '#model/entities/entity.ts'
import type { FileProblem } from '#model/file/file-problem.ts'
import { loadWorkspace, saveWorkspace } from '#model/file/workspace-file.ts'
import type { Workspace } from '#model/workspace.ts'

import { isObject } from './authorization-details/entry.ts'
import { isOfAws, isWrittenByAws, namesInArns, partsOfArn, type GivenName } from './name-in-arn.ts'

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
 * Put made-up account ids, names and unique ids in place of the real ones, the same ones everywhere: in names, in
 * ARNs, in conditions and in trust, also of what only an ARN names. Descriptions, notes and SAML metadata become
 * empty. What AWS owns stays: its policies, services, actions, the paths of its own roles. The same workspace and
 * seed give the same names; what was made up before (`known`) goes on to stand for the same. Statement ids, and tags and conditions that are no name of the workspace, stay.
 */
export function redact(
  workspace: Workspace,
  seed: number,
  known: ReadonlyMap<string, string>,
): Result<Redacted, readonly FileProblem[]> {
  const file = saveWorkspace(workspace)
  const mapping = new Map(known)
  const kept = new Set<string>()
  const lowered = [...known].map(([real, madeUp]) => [real.toLowerCase(), madeUp] as const)
  const words: Words = {
    mapping,
    ...namesOf(workspace, file),
    made: new Map(lowered),
    taken: new Set(known.values()),
    kept,
    seed,
  }
  const redacted = inside(file, '', words)
  const named = isObject(redacted) ? { ...redacted, name: 'Redacted' } : redacted
  const loaded = loadWorkspace(named)
  if (!loaded.ok) return loaded
  const rename = (text: string) => shownText(text, words)
  return ok({ workspace: loaded.value, mapping, kept: [...kept], rename })
}

type Words = {
  readonly mapping: Map<string, string>
  /** Kind of each name, by the name in lower case. */
  readonly names: ReadonlyMap<string, string>
  /** The same of names that are replaced in ARNs alone: `prod` of a function can be a word elsewhere. */
  readonly arnNames: ReadonlyMap<string, string>
  /** What stands in for each name, by the name in lower case: names of IAM differ in more than case. */
  readonly made: Map<string, string>
  /** Made-up texts of an earlier time, none of which may stand for anything else. */
  readonly taken: ReadonlySet<string>
  readonly kept: Set<string>
  readonly seed: number
}

/** The names that people gave, by kind. What AWS named itself is none of them. */
function namesOf({ entities }: Workspace, file: JsonValue): Pick<Words, 'names' | 'arnNames'> {
  const { anywhere, inArns } = namesInArns(file)
  const names = byLowerCase(anywhere)
  for (const entity of entities.values()) {
    if (entity.kind === 'account' && entity.alias !== null) names.set(entity.alias.toLowerCase(), 'alias')
    if ('inlinePolicies' in entity && !isNamedByAws(entity))
      for (const { name } of entity.inlinePolicies) names.set(name.toLowerCase(), 'inline-policy')
  }
  for (const entity of entities.values()) {
    if (!('name' in entity) || isNamedByAws(entity)) continue
    if (/^\d{12}$/.test(entity.name) || entity.name.startsWith('arn:')) continue
    names.set(entity.name.toLowerCase(), entity.kind === 'resource' ? entity.type : entity.kind)
  }
  return { names, arnNames: byLowerCase(inArns) }
}

function isNamedByAws(entity: Entity): boolean {
  if (entity.kind === 'policy' && entity.owner === 'aws') return true
  if (entity.kind === 'organization-policy' && entity.awsManaged) return true
  return 'path' in entity && /^\/aws-(?:service-role|reserved)\//.test(entity.path)
}

function byLowerCase(given: readonly GivenName[]): Map<string, string> {
  return new Map(given.map(({ name, kind }) => [name.toLowerCase(), kind]))
}

/** Fields whose texts are no names: words of the policy language, of AWS and of this file. */
const untouched = new Set([
  'Action',
  'NotAction',
  'Effect',
  'Version',
  'Service',
  'type',
  'region',
  'versionId',
  'defaultVersionId',
  'unread',
])
const emptied = new Set(['description', 'metadata', 'note'])

function inside(value: JsonValue, field: string, words: Words): JsonValue {
  if (typeof value === 'string') return emptied.has(field) ? '' : textOf(value, field, words)
  if (Array.isArray(value)) return value.map((one: JsonValue) => inside(one, field, words))
  if (!isObject(value) || isWrittenByAws(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inside(one, key, words)]))
}

function textOf(text: string, field: string, words: Words): string {
  if (untouched.has(field)) return text
  if (text.startsWith('arn:')) return arnOf(text, words)
  if (words.names.has(text.toLowerCase())) return standIn(text, words)
  return ids(text, words)
}

function arnOf(text: string, words: Words): string {
  if (isOfAws(text)) return /^arn:[^:]*:iam::aws:/.test(text) ? text : ids(text, words)
  const head = text.split(':').slice(0, 5).join(':')
  const { rest, isTold } = restOf(text, words)
  if (isTold) words.kept.add(text)
  return [ids(head, words), rest].join(':')
}

/** What stands behind the account of an ARN. `isTold`: may it still tell a name? */
function restOf(arn: string, words: Words): { readonly rest: string; readonly isTold: boolean } {
  let isTold = false
  const rest = partsOfArn(arn).map((part) => {
    const isName = words.names.has(part.text.toLowerCase()) || words.arnNames.has(part.text.toLowerCase())
    if (part.is === 'name' && isName) return standIn(part.text, words)
    const named = ids(part.text, words)
    if (part.is !== 'type' && named === part.text && tellsSomething(part.text)) isTold = true
    return named
  })
  return { rest: rest.join(''), isTold }
}

/** A name as it is shown, which of whoever isn't in the workspace is the end of an ARN: `user/ann`. */
function shownText(text: string, words: Words): string {
  const type = /^(assumed-role|federated-user|group|role|user)\/./.exec(text)?.[1]
  if (type === undefined || words.names.has(text.toLowerCase())) return textOf(text, '', words)
  const service = type === 'assumed-role' || type === 'federated-user' ? 'sts' : 'iam'
  const arn = `arn:aws:${service}:::${text}`
  return isOfAws(arn) ? text : restOf(arn, words).rest
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
      remembered(id, words, () => numbered(words, (n) => `${prefix}${String(n).padStart(17, '0')}`)),
    )
}

/** The mapping has each spelling that was met, so that a search for it finds it. */
function standIn(name: string, words: Words): string {
  const key = name.toLowerCase()
  const kind = words.names.get(key) ?? words.arnNames.get(key) ?? 'name'
  return remembered(name, words, () => {
    const made = words.made.get(key) ?? numbered(words, (n) => spelled(kind, n))
    words.made.set(key, made)
    return made
  })
}

/** The first text from the next number on that stood for nothing before. */
function numbered({ mapping, taken }: Words, textFor: (n: number) => string): string {
  let n = mapping.size + 1
  while (taken.has(textFor(n))) n += 1
  return textFor(n)
}

/** A name that the services of the kind would take. */
function spelled(kind: string, n: number): string {
  if (kind === 'kms-key') return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
  if (kind === 'ec2-instance') return `i-${n.toString(16).padStart(17, '0')}`
  if (kind === 'secret') return `secret-${n}-${String(n).padStart(6, 'x')}`
  return `${kind}-${n}`
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
