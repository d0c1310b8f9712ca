import { getLocation, type Location, type Node } from 'jsonc-parser'

import type { PolicyGrammar } from '#engine/policy/grammar.ts'

import { namesAt, type Offer, valuesAt } from './offers.ts'
import type { Span } from './span.ts'
import { propertiesOf, tolerantTree } from './tolerant-tree.ts'
import { joinVocabularies, type Vocabulary, vocabularyOf } from './vocabulary.ts'

/** One proposal of the editor at the cursor. */
export type Completion = {
  readonly kind: Offer['kind']
  readonly label: string
  readonly meaning: string | null
  /** What it takes the place of. */
  readonly replaces: Span
  /** JSON with `$0`, `$1`, `${1|a,b|}` where the cursor stops. */
  readonly snippet: string
  /** What the text in `replaces` is compared with. */
  readonly filterText: string
  /** Whether it is half the answer (`s3:`), so that proposals should be asked for again. */
  readonly isHalf: boolean
}

/**
 * What may be written at `offset` of a policy that may be half typed.
 *
 * Actions, principals and resources come from `vocabulary` and from the document itself: nothing is invented.
 */
export function completionsAt(
  text: string,
  offset: number,
  grammar: PolicyGrammar,
  vocabulary: Vocabulary,
): readonly Completion[] {
  const root = tolerantTree(text)
  if (root === undefined && text.trim() !== '') return []
  const location = getLocation(text, offset)
  const replaces = wordAt(text, offset, location)
  const site = {
    grammar,
    path: location.path,
    present: namesBeside(root, location, offset),
    typed: text.slice(replaces.offset, offset).replace(/^"/, ''),
    vocabulary: joinVocabularies(vocabularyOf(root, offset), vocabulary),
  }
  const offers = location.isAtPropertyKey ? namesAt(site) : valuesAt(site)
  const end = replaces.offset + replaces.length
  const next = text.slice(end).trimStart().slice(0, 1)
  const word = { replaces, next, isName: location.isAtPropertyKey, isQuoted: text[replaces.offset] === '"' }
  return offers.map((offer) => asCompletion(offer, word))
}

/** The word that a proposal takes the place of. */
type Word = {
  readonly replaces: Span
  /** The first sign after it; empty at the end of the text. */
  readonly next: string
  readonly isName: boolean
  readonly isQuoted: boolean
}

/** The JSON word that holds `offset`, else the bare word that is being typed before it. */
function wordAt(text: string, offset: number, { previousNode: node }: Location): Span {
  const holdsOffset = node !== undefined && node.offset < offset && offset <= node.offset + node.length
  if (holdsOffset && text.startsWith('"', node.offset)) return { offset: node.offset, length: node.length }
  const typed = /[\w:*.@/+=-]*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0] ?? ''
  return { offset: offset - typed.length, length: typed.length }
}

function namesBeside(
  root: Node | undefined,
  { path, isAtPropertyKey }: Location,
  offset: number,
): ReadonlySet<string> {
  if (!isAtPropertyKey) return new Set()
  const others = propertiesOf(nodeAt(root, path.slice(0, -1))).filter(
    ({ key }) => offset < key.offset || offset > key.offset + key.length,
  )
  return new Set(others.map(({ name }) => name))
}

function nodeAt(root: Node | undefined, path: Location['path']): Node | undefined {
  let node = root
  for (const step of path) {
    node =
      typeof step === 'number'
        ? node?.children?.[step]
        : propertiesOf(node).findLast(({ name }) => name === step)?.value
  }
  return node
}

function asCompletion(offer: Offer, word: Word): Completion {
  const { kind, label, meaning } = offer
  return {
    kind,
    label,
    meaning,
    replaces: word.replaces,
    snippet: snippetFor(offer, word) + (needsComma(word) ? ',' : ''),
    filterText: word.isQuoted && kind !== 'statement' ? JSON.stringify(label) : label,
    isHalf: isHalf(offer),
  }
}

function isHalf({ kind, label }: Offer): boolean {
  return kind === 'service' || (kind === 'context-key' && label.endsWith('/'))
}

function snippetFor(offer: Offer, { isName, next }: Word): string {
  const { kind, label, start } = offer
  if (kind === 'statement') return start ?? ''
  const quoted = JSON.stringify(label).replaceAll('$', String.raw`\$`)
  if (isHalf(offer)) return `${quoted.slice(0, -1)}$0"`
  return isName && next !== ':' ? `${quoted}: ${start ?? ''}` : quoted
}

/** Whether another value stands right after, with which this one would run together. */
function needsComma({ isName, next }: Word): boolean {
  return next !== '' && !',}]'.includes(next) && !(isName && next === ':')
}
