import type { FilterField, FilterTerm, RelationFilter } from './relation-filter.ts'

/** A line as typed, read: its demands, and the words that are none. */
export type FilterLine = {
  readonly filter: RelationFilter
  /** Fields that aren't known, such as `acount:dev`, and those without a value yet. */
  readonly unread: readonly string[]
}

/** What a field may be called. */
const fields: Readonly<Record<string, FilterField>> = {
  from: 'from',
  to: 'to',
  name: 'name',
  kind: 'kind',
  state: 'state',
  account: 'account',
  ou: 'ou',
  unit: 'ou',
  path: 'path',
  tag: 'tag',
  condition: 'condition',
  if: 'condition',
}

/** The names under which fields are offered. */
export const filterFields: readonly FilterField[] = [...new Set(Object.values(fields))]

/**
 * Read a line of demands: `from:alice kind:assume,access -state:conditional tag:team=web path:/ci/ account:dev`. A comma
 * parts texts of which one is enough, `-` in front turns a demand round, quotes hold a text with spaces together. A bare word is
 * looked for in the names at both ends. Letter case doesn't count.
 */
export function readFilter(line: string): FilterLine {
  const filter: FilterTerm[] = []
  const unread: string[] = []
  for (const word of wordsOf(line)) {
    const negated = word.startsWith('-') && word.length > 1
    const rest = negated ? word.slice(1) : word
    const colon = rest.indexOf(':')
    const isBare = colon < 0 || /^arn:/i.test(rest)
    const name = isBare ? 'name' : rest.slice(0, colon).toLowerCase()
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    const texts = textsOf(isBare ? rest : rest.slice(colon + 1))
    if (field === undefined || texts.length === 0) unread.push(word)
    else filter.push({ field, texts, negated })
  }
  return { filter, unread }
}

/** The line that `readFilter` reads as these demands. */
export function filterText(filter: RelationFilter): string {
  return filter
    .map(({ field, texts, negated }) => {
      const listed = texts.map((text) => (/[\s,"]/.test(text) ? `"${text}"` : text)).join(',')
      return `${negated ? '-' : ''}${field}:${listed}`
    })
    .join(' ')
}

/** Parted at spaces that don't stand in quotes. */
function wordsOf(line: string): readonly string[] {
  return line.match(/(?:[^\s"]|"[^"]*(?:"|$))+/g) ?? []
}

/** Parted at commas that don't stand in quotes. */
function textsOf(list: string): readonly string[] {
  return (list.match(/(?:[^,"]|"[^"]*(?:"|$))+/g) ?? [])
    .map((text) => text.replaceAll('"', ''))
    .filter((text) => text !== '')
}
