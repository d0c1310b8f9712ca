import type { Workspace } from '#model/workspace.ts'

import type { TypedAsk } from '../parts/asking/ask-grammar.ts'
import { changeableMeant, roleMeant, targetMeant, whoIsMeant } from '../parts/asking/resolve-names.ts'
import { goTo } from '../parts/hash-location.ts'
import { hrefOfGraphQuestion } from '../parts/hrefs.ts'
import type { PaletteItem } from './palette-item.ts'

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
export function graphItems(asked: GraphAsk, workspace: Workspace): readonly PaletteItem[] {
  switch (asked.kind) {
    case 'reach':
    case 'passes':
    case 'changes':
      return orNone(
        whoIsMeant(workspace, asked.who).map(({ name, arn }) =>
          item(fromTitles[asked.kind](name), arn, hrefOfGraphQuestion(asked.kind, { from: arn })),
        ),
        asked.who,
      )
    case 'who-reaches':
    case 'who-passes':
    case 'who-changes':
      return orNone(
        meantBy[asked.kind](workspace, asked.target).map(({ name, arn }) =>
          item(`${toTitles[asked.kind]} ${name}?`, arn, hrefOfGraphQuestion(asked.kind, { to: arn })),
        ),
        asked.target,
      )
    case 'cut':
      return orNone(cuts(asked, workspace), `${asked.who}” or “${asked.target}`)
    case 'outsiders':
      return [item('Which roles can outsiders reach?', '', hrefOfGraphQuestion('outsiders', {}))]
    case 'unassumable':
      return [item('Which roles can nobody assume?', '', hrefOfGraphQuestion('unassumable', {}))]
    case 'cycles':
      return [item('Which roles can become one another?', '', hrefOfGraphQuestion('cycles', {}))]
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

const meantBy = {
  'who-reaches': targetMeant,
  'who-passes': roleMeant,
  'who-changes': changeableMeant,
} as const

function cuts({ who, target }: Extract<GraphAsk, { kind: 'cut' }>, workspace: Workspace) {
  return whoIsMeant(workspace, who).flatMap((start) =>
    targetMeant(workspace, target).map((end) =>
      item(
        `What would cut ${start.name} from ${end.name}?`,
        end.arn,
        hrefOfGraphQuestion('cut', { from: start.arn, to: end.arn }),
      ),
    ),
  )
}

function item(title: string, detail: string, href: string): PaletteItem {
  return { id: `ask/graph/${href}`, group: 'Ask', title, detail, words: '', run: () => goTo(href) }
}

function orNone(items: readonly PaletteItem[], typed: string): readonly PaletteItem[] {
  const none = `Nothing here is called “${typed}”`
  return items.length > 0
    ? items.slice(0, 3)
    : [{ id: 'ask/none', group: 'Ask', title: none, detail: 'Type another name.', words: '', run: null }]
}
