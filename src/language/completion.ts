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
  return offers.map((offer) => asCompletion(offer, text, replaces, location.isAtPropertyKey))
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

function asCompletion(offer: Offer, text: string, replaces: Span, isName: boolean): Completion {
  const { kind, label, meaning, start } = offer
  const end = replaces.offset + replaces.length
  const quoted = JSON.stringify(label)
  const isOpen = text.startsWith('"', replaces.offset) && replaces.length > 0
  return {
    kind,
    label,
    meaning,
    replaces,
    snippet: snippetFor(offer, text, end, isName) + (needsComma(text, end, isName) ? ',' : ''),
    filterText: isOpen && start?.startsWith('{\n') !== true ? quoted : label,
    isHalf: kind === 'service' || label.endsWith('/'),
  }
}

function snippetFor({ kind, label, start }: Offer, text: string, end: number, isName: boolean): string {
  if (kind === 'statement') return start ?? ''
  const quoted = JSON.stringify(label).replaceAll('$', '\\$')
  if (kind === 'service' || label.endsWith('/')) return `${quoted.slice(0, -1)}$0"`
  const hasValue = isName && text.slice(end).trimStart().startsWith(':')
  return isName && !hasValue ? `${quoted}: ${start ?? ''}` : quoted
}

/** Whether another value stands right after, with which this one would run together. */
function needsComma(text: string, end: number, isName: boolean): boolean {
  const next = text.slice(end).trimStart().slice(0, 1)
  return next !== '' && !',}]'.includes(next) && !(isName && next === ':')
}
