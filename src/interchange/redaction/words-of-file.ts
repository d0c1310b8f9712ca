import type { JsonObject, JsonValue } from '#engine/text/json.ts'
import { unreadRoot } from '#model/entities/organization.ts'

import { isObject } from '../authorization-details/entry.ts'
import { isOfAws, isWrittenByAws, partsOfArn } from '../name-in-arn.ts'
import { type Piece, piecesOf, tagKeyIn, wholeName } from './pieces.ts'
import { isOfSubject, ownWordsOf } from './subject.ts'

/** A run of letters of a pattern that is no whole name: what it begins, ends or holds is matched by it. */
export type PartOfName = { readonly at: 'start' | 'end' | 'inside'; readonly text: string }

/** All that decides which words of a workspace can be replaced, so that whatever was equal or matched does so after, and nothing else. */
export type WordsOfFile = {
  /** Tags, paths, external ids and ids of the organization, with what they are. */
  readonly given: Map<string, string>
  /** Words of AWS, of ARNs and of the file: they stay, whatever is called so. */
  readonly fixed: Set<string>
  /** Values that are compared with what requests bring, such as regions: tags and paths that are called so stay. */
  readonly brought: Set<string>
  /** Runs of letters of patterns. `fixed`: of documents that AWS wrote, which nobody may change. */
  readonly partial: Map<string, PartOfName & { readonly fixed: boolean }>
  /** Values of these tags stay: they are compared with what isn't renamed, or are parts of names. */
  readonly fixedTags: Set<string>
  /** Values of tags by their key in lower case. */
  readonly tagValues: Map<string, Set<string>>
  /** Of these also what a name that holds one of their values is called. */
  readonly composedTags: Set<string>
  /** Is a user name a part of other names, as in `home-${aws:username}`? */
  areUserNamesParts: boolean
}

/** Words that begin ids and ARNs, and paths that AWS keeps for itself. */
const ofArns =
  'arn aws iam sts s3 true false root alias board pin expectation account aws-service-role service-role aws-reserved'.split(
    ' ',
  )

/** Fields whose texts are words of AWS or of the file: what is called so can't be replaced anywhere. */
const ofWords =
  /^(?:Service|ownership|status|ownershipControls|networkOrigin|policyTypes|operations|kind|region|serviceName|url|clientIds|thumbprints|action|[a-z]*[dD]ate|[a-z]*[lL]astUsed)$/
/** What a key of KMS is used with: requests bring it. */
const ofRequests = /^encryptionContext(?:Equals|Subset)$/

/** Fields whose texts are no names: words of the policy language, of AWS and of this file. */
const untouched: ReadonlySet<string> = new Set([
  'Action',
  'NotAction',
  'Effect',
  'Version',
  'Service',
  'type',
  'versionId',
  'defaultVersionId',
  'unread',
])

export function isUntouched(field: string): boolean {
  return untouched.has(field) || ofWords.test(field)
}

/** Conditions that compare as texts: others read numbers, dates, addresses. */
const ofTexts = /^(?:for(?:any|all)value(?:s)?:)?(?:string|arn)/i
/** Keys whose values are names of the account or of who calls. */
const naming =
  /^(?:aws:(?:tagkeys|username|userid|[a-z]*org(?:id|paths)|sourceidentity|[a-z]*arn)|sts:.*|iam:.*arn)$/i
const orgId = /^(?:o-[a-z0-9]{10,32}|r-[a-z0-9]{4,32}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|p-[a-z0-9]{8,128})$/

/** Read what the words of a workspace file are, and how its policies compare them. Linear. */
export function wordsOfFile(file: JsonValue): WordsOfFile {
  const found: WordsOfFile = {
    given: new Map(),
    fixed: new Set([...ofArns, unreadRoot]),
    brought: new Set(),
    partial: new Map(),
    fixedTags: new Set(),
    composedTags: new Set(),
    tagValues: new Map(),
    areUserNamesParts: false,
  }
  visit(file, '', found)
  return found
}

function visit(value: JsonValue, field: string, words: WordsOfFile): void {
  if (typeof value === 'string') readText(value, field, words)
  else if (Array.isArray(value)) for (const one of value as readonly JsonValue[]) visit(one, field, words)
  else if (isObject(value)) object(value, field, words)
}

function object(value: JsonObject, field: string, words: WordsOfFile): void {
  if (isWrittenByAws(value)) return fix(value, words)
  for (const [key, one] of Object.entries(value)) {
    if (field === 'tags') tag(key, one, words)
    else if (key === 'Condition' && isObject(one)) conditions(one, words)
    else if (key === 'context' && isObject(one)) {
      for (const [name, its] of Object.entries(one)) compared(name, its, 'String', words)
    } else if (ofRequests.test(key) && isObject(one)) {
      for (const its of Object.values(one)) if (typeof its === 'string') fixText(its, words)
    } else visit(one, key, words)
  }
}

/** Nothing in what AWS wrote changes: its words stay everywhere, and what its patterns match goes on to match. */
function fix(value: JsonValue, words: WordsOfFile): void {
  if (typeof value === 'string') {
    for (const piece of namesOf(value)) words.fixed.add(piece)
    patterns(value, words, true)
  } else if (Array.isArray(value)) for (const one of value as readonly JsonValue[]) fix(one, words)
  else if (isObject(value)) {
    for (const [field, one] of Object.entries(value)) if (!isUntouched(field)) fix(one, words)
  }
}

function readText(value: string, field: string, words: WordsOfFile): void {
  if (ofWords.test(field)) for (const piece of namesOf(value)) words.fixed.add(piece)
  if (isUntouched(field)) return
  patterns(value, words, false)
  if (value.startsWith('arn:')) arn(value, words)
  else if (field === 'path') for (const piece of namesOf(value)) give(piece, 'path', words)
  else if (field === 'aliases') for (const piece of namesOf(value)) give(piece, 'alias', words)
  for (const piece of namesOf(value)) if (orgId.test(piece)) give(piece, kindOfOrgId(piece), words)
}

function arn(value: string, words: WordsOfFile): void {
  const [, partition = '', service = '', region = ''] = value.split(':')
  for (const word of [partition, service, region]) words.fixed.add(word)
  if (isOfAws(value)) {
    for (const piece of namesOf(value)) words.fixed.add(piece)
    return
  }
  const parts = partsOfArn(value)
  for (const [at, part] of parts.entries()) {
    if (part.is === 'type') words.fixed.add(part.text)
    // the path of whatever IAM names
    else if (service === 'iam' && part.is === 'other' && at > 0 && at < parts.length - 1)
      give(part.text, 'path', words)
    // conditions name the host of a provider too
    else if (parts[0]?.text === 'oidc-provider') words.fixed.add(part.text)
  }
}

function tag(key: string, value: JsonValue, words: WordsOfFile): void {
  for (const piece of namesOf(key)) give(piece, 'tag', words)
  if (typeof value === 'string') tagValue(key, value, words)
}

function tagValue(key: string, value: string, words: WordsOfFile): void {
  const values = words.tagValues.get(key.toLowerCase()) ?? new Set()
  words.tagValues.set(key.toLowerCase(), values)
  for (const piece of namesOf(value)) {
    values.add(piece)
    give(piece, 'value', words)
  }
}

function conditions(block: JsonObject, words: WordsOfFile): void {
  for (const [operator, keys] of Object.entries(block)) {
    if (isObject(keys)) for (const [key, value] of Object.entries(keys)) compared(key, value, operator, words)
  }
}

/** What a key is compared with: its values are names, or are what requests bring and stay. */
function compared(key: string, value: JsonValue, operator: string, words: WordsOfFile): void {
  const values = [value].flat().filter((one) => typeof one === 'string')
  const tagKey = tagKeyIn(key)
  const isOfTexts = ofTexts.test(operator)
  for (const piece of namesOf(tagKey === null ? key : key.slice(0, -tagKey.length))) words.fixed.add(piece)
  if (tagKey !== null) {
    for (const piece of namesOf(tagKey)) give(piece, 'tag', words)
    if (!isOfTexts && !/null$/i.test(operator)) words.fixedTags.add(tagKey.toLowerCase())
  }
  for (const one of values) {
    if (!isOfTexts) fixText(one, words)
    else {
      patterns(one, words, false)
      if (one.startsWith('arn:')) arn(one, words)
      else if (tagKey !== null) tagValue(tagKey, one, words)
      else if (/^sts:externalid$/i.test(key))
        for (const piece of namesOf(one)) give(piece, 'external-id', words)
      else if (/^aws:tagkeys$/i.test(key)) for (const piece of namesOf(one)) give(piece, 'tag', words)
      else if (isOfSubject(key)) {
        for (const { text } of ownWordsOf(one)) for (const name of namesOf(text)) give(name, 'subject', words)
      } else if (!naming.test(key)) fixText(one, words)
      for (const piece of namesOf(one)) if (orgId.test(piece)) give(piece, kindOfOrgId(piece), words)
    }
  }
}

/** It is compared with what a request brings, such as a region: nothing of it is renamed, nor what variables put there. */
function fixText(value: string, words: WordsOfFile): void {
  for (const piece of piecesOf(value)) {
    if (piece.is === 'separator') continue
    const name = wholeName(piece)
    if (name !== null) words.brought.add(name)
    for (const part of piece.parts) if (part.is === 'variable') fixVariable(part.key, words, false)
  }
}

function fixVariable(key: string, words: WordsOfFile, isPart: boolean): void {
  const tagKey = tagKeyIn(key)
  if (tagKey !== null) words.fixedTags.add(tagKey.toLowerCase())
  if (tagKey !== null && isPart) words.composedTags.add(tagKey.toLowerCase())
  if (tagKey === null && isPart) words.areUserNamesParts = true
}

/** Every run of letters beside a wildcard or a variable. A variable that is part of a name keeps what it stands for. */
function patterns(value: string, words: WordsOfFile, fixed: boolean): void {
  if (!/[*?$]/.test(value)) return
  const pieces = piecesOf(value)
  const isInHead = (at: number) =>
    value.startsWith('arn:') && pieces.slice(0, at).filter(({ text }) => text === ':').length < 5
  for (const [at, piece] of pieces.entries()) {
    if (piece.is === 'separator') continue
    for (const part of piece.parts) {
      if (part.is !== 'variable') continue
      const tagKey = tagKeyIn(part.key)
      if (tagKey !== null) for (const name of namesOf(tagKey)) give(name, 'tag', words)
      if (tagKey !== null && part.fallback !== null) tagValue(tagKey, part.fallback, words)
      if (piece.parts.length > 1 || isInHead(at)) fixVariable(part.key, words, true)
    }
    for (const one of partsIn(piece)) {
      const key = `${one.at} ${one.text}`
      words.partial.set(key, { ...one, fixed: fixed || (words.partial.get(key)?.fixed ?? false) })
    }
  }
}

function partsIn({ parts }: Extract<Piece, { is: 'piece' }>): readonly PartOfName[] {
  // a `?` counts letters, and a variable brings some: only what keeps its own can be told to go on to match
  const counts = parts.some(({ is, text }) => (is === 'wild' && text === '?') || is === 'variable')
  const runs = parts.flatMap(({ is, text }, at): readonly PartOfName[] => {
    if (is !== 'letters' || parts.length === 1) return []
    const where = at === 0 ? 'start' : at === parts.length - 1 ? 'end' : 'inside'
    return [{ at: counts ? 'inside' : where, text }]
  })
  return parts.some(({ text }) => text === '?') && runs.length === 0 ? [{ at: 'inside', text: '' }] : runs
}

/** The whole names of a text, without patterns and account ids. */
export function namesOf(value: string): readonly string[] {
  return piecesOf(value).flatMap((piece) => {
    const name = piece.is === 'piece' ? wholeName(piece) : null
    return name === null || /^\d{12}$/.test(name) ? [] : [name]
  })
}

function kindOfOrgId(id: string): string {
  return id.slice(0, id.indexOf('-'))
}

function give(name: string, kind: string, { given }: WordsOfFile): void {
  if (!given.has(name)) given.set(name, kind)
}
