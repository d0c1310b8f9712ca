/** By what the answer to a question on the graph can be filtered. */
export const rowProperties = ['account', 'unit', 'kind', 'path', 'tag', 'condition', 'state'] as const
export type RowProperty = (typeof rowProperties)[number]

/** The value of `kind` that whoever may do everything has besides its own. */
export const administratorKind = 'Administrator'

/** Something on a way has this value, or, where it isn't wanted, nothing has. */
export type RowToken = { readonly property: RowProperty; readonly isWanted: boolean; readonly value: string }

/** How many steps a way may have, or those alone that have the fewest. */
export type WayLength = number | 'shortest'

/** No way of more steps is looked for. */
export const longestWay = 6

/** What is asked, and what its answer is to be limited to. */
export type AskTail = {
  /** The question without what limits it. */
  readonly head: string
  readonly length: WayLength | null
  readonly where: readonly RowToken[]
  /** The first part that is no limit, though it stands where one should; null where all is understood. */
  readonly misread: string | null
}

/** Nothing limits the answer. */
export const noTail: Omit<AskTail, 'head'> = { length: null, where: [], misread: null }

/**
 * Take off what limits the answer to a question: `… in at most 3 steps`, `shortest way from …`, `… where account = 111122223333 and state
 * is not conditional`. A value may stand in quotes; `tag` takes `key=value`, `unit` may be written `ou`.
 */
export function readTail(text: string): AskTail {
  const asked = text.trim().replace(/\s*\?+$/, '')
  const at = asked.search(/\s+where\b/i)
  const filter = at < 0 ? noFilter : readWhere(asked.slice(at).replace(/^\s+where\b/i, ''))
  const { head, length, misread } = readLength(at < 0 ? asked : asked.slice(0, at))
  return { head, length, where: filter.where, misread: misread ?? filter.misread }
}

const noFilter: Pick<AskTail, 'where' | 'misread'> = { where: [], misread: null }

const numerals = ['one', 'two', 'three', 'four', 'five', 'six']
const inSteps =
  /\s+((?:in|within|over|of)\s+(?:(?:at most|up to|no more than)\s+)?(\d+|one|two|three|four|five|six)\s+(?:steps?|hops?))$/i

function readLength(text: string): Pick<AskTail, 'head' | 'length' | 'misread'> {
  if (/^(?:the\s+)?shortest\s/i.test(text)) {
    return { head: text.replace(/^(?:the\s+)?shortest\s+/i, ''), length: 'shortest', misread: null }
  }
  const [, part = '', count = ''] = inSteps.exec(text) ?? []
  if (part === '') return { head: text, length: null, misread: null }
  const steps = numerals.indexOf(count.toLowerCase()) + 1 || Number(count)
  const head = text.slice(0, -part.length).trimEnd()
  return steps >= 1 && steps <= longestWay
    ? { head, length: steps, misread: null }
    : { head, length: null, misread: part }
}

const properties = 'account|unit|ou|organizational unit|kind|path|tag|condition|state'
const administrators = 'admin(?:istrator)?s?'
const more = `(?:\\s+and\\s+(?=(?:${properties}|(?:not\\s+)?${administrators})\\b)|\\s*$)`
const oneFilter = new RegExp(
  `^(${properties})\\b\\s*(!=|=|is not\\b|isn[\u2019']t\\b|not\\b|is\\b)?\\s*(?:"([^"]*)"|(.+?))${more}`,
  'i',
)
const oneWord = new RegExp(`^(not\\s+)?${administrators}${more}`, 'i')
const anAdministrator = new RegExp(`^${administrators}$`, 'i')

/** Filters as `whereText` writes them, and as people do: `state is conditional and ou = Prod`, `not admin`. */
export function readWhere(text: string): Pick<AskTail, 'where' | 'misread'> {
  const where: RowToken[] = []
  let rest = text.trim()
  if (rest === '') return { where, misread: 'where' }
  while (rest !== '') {
    const [word = '', no] = oneWord.exec(rest) ?? []
    if (word !== '') {
      where.push({ property: 'kind', isWanted: no === undefined, value: administratorKind })
      rest = rest.slice(word.length)
      continue
    }
    const [all = '', name = '', operator, quoted, plain = ''] = oneFilter.exec(rest) ?? []
    if (all === '') return { where, misread: rest }
    const property = propertyOf(name)
    const value = quoted ?? plain
    if (property === 'tag' && quoted === undefined) where.push(tagMeant(plain, operator))
    else {
      const isAdministrator = property === 'kind' && anAdministrator.test(value)
      where.push({ property, isWanted: says(operator), value: isAdministrator ? administratorKind : value })
    }
    rest = rest.slice(all.length)
  }
  return { where, misread: null }
}

function says(operator = '='): boolean {
  return operator === '=' || operator.toLowerCase() === 'is'
}

/** A tag as people write it: `team=web`, `team = web`, `:team = web`, `team is not web`. */
function tagMeant(text: string, operator?: string): RowToken {
  const spaced = /^:?(\S+?)\s+(!=|=|is not|isn[\u2019']t|is)\s+(\S.*)$/i
  const close = /^:?([^\s=!]+)(!=|=)(\S.*)$/
  const read = spaced.exec(text) ?? (operator === undefined ? close.exec(text) : null)
  const [, key = '', inner, value = ''] = read ?? []
  if (key === '') return { property: 'tag', isWanted: says(operator), value: text }
  return { property: 'tag', isWanted: says(operator) === says(inner), value: `${key}=${value}` }
}

function propertyOf(name: string): RowProperty {
  const text = name.toLowerCase()
  return rowProperties.find((property) => property === text) ?? 'unit'
}

/** Filters as `readWhere` reads them; empty where there are none. */
export function whereText(where: readonly RowToken[]): string {
  return where
    .map(({ property, isWanted, value }) => `${property} ${isWanted ? '=' : '!='} ${spelled(value)}`)
    .join(' and ')
}

function spelled(value: string): string {
  const isPlain = /^[^\s"=!]\S*$/.test(value) && !/^(?:is|not|isn[\u2019']t)$/i.test(value)
  return isPlain || value.includes('"') ? value : `"${value}"`
}
