import type { DrawnText } from '#interchange/export-graph/drawn-graph.ts'

/** A sentence with every name in it marked as one that people gave, so that made-up ones can stand there. Longer names go before shorter. */
export function givenIn(sentence: string, names: Iterable<string>): DrawnText {
  const known = [...new Set(names)].filter((name) => name !== '').toSorted((a, b) => b.length - a.length)
  if (known.length === 0) return [sentence]
  const any = known.map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)).join('|')
  // letters beside it make it a part of another word
  const parts = sentence.split(new RegExp(`(?<![\\p{L}\\p{N}_])(${any})(?![\\p{L}\\p{N}_])`, 'u'))
  return parts.map((text, at) => (at % 2 === 1 ? { given: text } : text)).filter((part) => part !== '')
}
