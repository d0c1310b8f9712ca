import type { Entity } from '#model/entities/entity.ts'

import { readAsk } from '../parts/asking/ask-grammar.ts'
import { noTail, readTail } from '../parts/asking/ask-tail.ts'
import { type Scored, scoreOf, withScored } from '../parts/asking/fuzzy.ts'
import { goTo } from '../parts/hash-location.ts'
import { hrefOfEntity, hrefOfGraphLine } from '../parts/hrefs.ts'
import { entityNouns, nameOf } from '../wording/entity-nouns.ts'
import { spellAccountId } from '../wording/session-wording.ts'
import { actItems } from './act-items.ts'
import { type Asking, askItems, takesLimits } from './ask-items.ts'
import { groups, type PaletteItem } from './palette-item.ts'

const mostOfAGroup = 8

/** What is shown before anything is typed. */
const first: ReadonlySet<string> = new Set([
  'do/switch-role',
  'do/exit-role',
  'do/act-as',
  'do/explain',
  'do/undo',
  'do/version',
  'do/shortcuts',
])

/** The lines for what is typed: answers to a question first, then what can be done, screens, and entities. */
export function itemsFor(
  typed: string,
  fixed: readonly PaletteItem[],
  found: readonly Entity[],
  asking: Asking,
): readonly PaletteItem[] {
  const text = typed.trim()
  if (text === '') return fixed.filter(({ id }) => first.has(id))
  const tail = readTail(text)
  const limited = readAsk(tail.head)
  const isLimited = limited !== null && takesLimits(limited)
  const asked = isLimited ? limited : readAsk(text)
  const isOnlyAsked = asked !== null && /\s/.test(text) // one word, such as `outsiders`, may be a name too
  const answers = asked === null ? [] : askItems(asked, asking, isLimited ? tail : noTail)
  const items = [
    ...(isLimited && isNameless(answers) ? [onGraph(text)] : answers),
    ...(isOnlyAsked ? [] : actItems(asking.workspace, text)),
    ...(isOnlyAsked ? [] : matching(fixed, text)),
    ...(isOnlyAsked ? [] : found.map(entityItem)),
  ]
  return groups.flatMap((group) => items.filter((item) => item.group === group))
}

/** Is nothing here called as it says, as far as the palette looks? */
function isNameless(answers: readonly PaletteItem[]): boolean {
  return answers.length > 0 && answers.every(({ id }) => id === 'ask/none')
}

/** The graph knows more names, and says of each what can be asked of it. */
function onGraph(line: string): PaletteItem {
  const detail = 'It looks among groups, services and identity providers too.'
  const run = () => goTo(hrefOfGraphLine(line))
  return { id: 'ask/graph-line', group: 'Ask', title: 'Ask the trust graph', detail, words: '', run }
}

function matching(fixed: readonly PaletteItem[], text: string): readonly PaletteItem[] {
  const words = text.toLowerCase().split(/\s+/)
  return groups.flatMap((group) => {
    let best: readonly Scored<PaletteItem>[] = []
    for (const item of fixed) {
      if (item.group === group) best = withScored(best, { item, score: fit(words, item) }, mostOfAGroup)
    }
    return best.map(({ item }) => item)
  })
}

function fit(wanted: readonly string[], { title, detail, words }: PaletteItem): number {
  const more = `${detail} ${words}`.toLowerCase()
  let total = 0
  for (const word of wanted) {
    const score = scoreOf(word, title.toLowerCase()) || (more.includes(word) ? 0.5 : 0)
    if (score === 0) return 0
    total += score
  }
  return total
}

function entityItem(entity: Entity): PaletteItem {
  const account = 'accountId' in entity ? `, ${spellAccountId(entity.accountId)}` : ''
  return {
    id: `entity/${entity.id}`,
    group: 'Found',
    title: nameOf(entity),
    detail: `${entityNouns[entity.kind].one}${account}`,
    words: '',
    run: () => goTo(hrefOfEntity(entity)),
  }
}
