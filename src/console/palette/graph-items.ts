import type { Workspace } from '#model/workspace.ts'

import type { TypedAsk } from '../parts/asking/ask-grammar.ts'
import { type AskTail, whereText } from '../parts/asking/ask-tail.ts'
import { endsMeant } from '../parts/asking/ends-meant.ts'
import { goTo } from '../parts/hash-location.ts'
import { type GraphQuestionKind, hrefOfGraphQuestion } from '../parts/hrefs.ts'
import type { PaletteItem } from './palette-item.ts'

/** At most so many readings of one question are shown. */
const mostReadings = 8

type Tail = Omit<AskTail, 'head'>

type GraphAsk = Extract<
  TypedAsk,
  {
    readonly kind:
      | 'reach'
      | 'who-reaches'
      | 'cut'
      | 'passes'
      | 'who-passes'
      | 'changes'
      | 'who-changes'
      | 'outsiders'
      | 'unassumable'
      | 'cycles'
  }
>

/** The questions on the graph that a typed one comes to. */
export function graphItems(asked: GraphAsk, workspace: Workspace, tail: Tail): readonly PaletteItem[] {
  if (tail.misread !== null) return [misread(tail.misread)]
  if (tail.length !== null && (asked.kind !== 'cut' || tail.length === 'shortest')) return [misread('steps')]
  const hrefOf = (ask: GraphQuestionKind, ends: Readonly<Record<string, string>>) =>
    hrefOfGraphQuestion(ask, { ...ends, ...limitsOf(tail) })
  switch (asked.kind) {
    case 'reach':
    case 'passes':
    case 'changes':
      return orNone(
        endsMeant(workspace, asked.kind, 'from', asked.who).map(({ name, id }) =>
          item(fromTitles[asked.kind](name), id, hrefOf(asked.kind, { from: id })),
        ),
        asked.who,
      )
    case 'who-reaches':
    case 'who-passes':
    case 'who-changes':
      return orNone(
        endsMeant(workspace, asked.kind, 'to', asked.target).map(({ name, id }) =>
          item(`${toTitles[asked.kind]} ${name}?`, id, hrefOf(asked.kind, { to: id })),
        ),
        asked.target,
      )
    case 'cut':
      return orNone(cuts(asked, workspace, hrefOf), `${asked.who}” or “${asked.target}`)
    case 'outsiders':
      return [item('Which roles can outsiders reach?', '', hrefOf('outsiders', {}))]
    case 'unassumable':
      return [item('Which roles can nobody assume?', '', hrefOf('unassumable', {}))]
    case 'cycles':
      return [item('Which roles can become one another?', '', hrefOf('cycles', {}))]
  }
}

const fromTitles = {
  reach: (name: string) => `What can ${name} reach?`,
  passes: (name: string) => `Which roles can ${name} pass to a service?`,
  changes: (name: string) => `What can ${name} change?`,
} as const

const toTitles = {
  'who-reaches': 'Who can reach',
  'who-passes': 'Who can pass',
  'who-changes': 'Who can change',
} as const

function cuts(
  { who, target }: Extract<GraphAsk, { kind: 'cut' }>,
  workspace: Workspace,
  hrefOf: (ask: GraphQuestionKind, ends: Readonly<Record<string, string>>) => string,
) {
  return endsMeant(workspace, 'cut', 'from', who).flatMap((start) =>
    endsMeant(workspace, 'cut', 'to', target).map((end) =>
      item(
        `What would cut ${start.name} from ${end.name}?`,
        end.id,
        hrefOf('cut', { from: start.id, to: end.id }),
      ),
    ),
  )
}

/** Ways between two ends, of a length or with a filter. */
export function waysItems(
  { role }: { readonly role: string },
  starts: readonly { readonly name: string; readonly id: string }[],
  workspace: Workspace,
  tail: Tail,
): readonly PaletteItem[] {
  if (tail.misread !== null) return [misread(tail.misread)]
  const items = starts.flatMap((start) =>
    endsMeant(workspace, 'paths', 'to', role).map((end) => {
      const title = `${tail.length === 'shortest' ? 'By which shortest way' : 'How'} does ${start.name} get to ${end.name}?`
      return item(
        title,
        end.id,
        hrefOfGraphQuestion('paths', { from: start.id, to: end.id, ...limitsOf(tail) }),
      )
    }),
  )
  return orNone(items, role)
}

function limitsOf({ length, where }: Tail): Readonly<Record<string, string>> {
  return {
    ...(length === null ? {} : { hops: String(length) }),
    ...(where.length === 0 ? {} : { where: whereText(where) }),
  }
}

function misread(part: string): PaletteItem {
  const detail =
    'Filter by account, unit, kind, path, tag, condition or state: where state = Conditional and not admin.'
  const title = part === 'steps' ? 'Only ways between two ends have a length' : `“${part}” is not understood`
  return { id: 'ask/misread', group: 'Ask', title, detail, words: '', run: null }
}

function item(title: string, detail: string, href: string): PaletteItem {
  return { id: `ask/graph/${href}`, group: 'Ask', title, detail, words: '', run: () => goTo(href) }
}

function orNone(items: readonly PaletteItem[], typed: string): readonly PaletteItem[] {
  const none = `Nothing here is called “${typed}”`
  return items.length > 0
    ? shortened(items)
    : [{ id: 'ask/none', group: 'Ask', title: none, detail: 'Type another name.', words: '', run: null }]
}

/** All of the best ones, and whether there are more. */
function shortened(items: readonly PaletteItem[]): readonly PaletteItem[] {
  const title = 'Others may be meant too'
  const detail = 'Type more of the name, or its account behind it: alice (111122223333).'
  const more: PaletteItem = { id: 'ask/more', group: 'Ask', title, detail, words: '', run: null }
  return items.length > mostReadings ? [...items.slice(0, mostReadings), more] : items
}
