import Box from '@cloudscape-design/components/box'
import type { ReactNode } from 'react'

import { levelOrder } from '#console/parts/graph-tools/relation-lines.ts'

import type { AnswerRow } from './answer-row.ts'

type LevelSummaryProps = {
  readonly rows: readonly AnswerRow[]
  readonly nameOf: (id: string) => string
}

/** So many names are read at a glance. */
const mostNames = 20

const levelWords: Readonly<Record<(typeof levelOrder)[number], string>> = {
  'Permissions management': 'Manage its permissions',
  Write: 'Write',
  Tagging: 'Tag',
  Read: 'Read only',
  List: 'List only',
}

/** Who gets to a resource, by the strongest access that each has: what a glance should tell. */
export function LevelSummary({ rows, nameOf }: LevelSummaryProps): ReactNode {
  const strongest = strongestOf(rows)
  if (strongest.size === 0) return null
  return (
    <div>
      <dl className="graph-levels">
        {levelOrder.map((level) => {
          const those = [...strongest.values()].filter((row) => row.note.startsWith(level))
          if (those.length === 0) return null
          const names = those.slice(0, mostNames).map((row) => inWords(row, nameOf))
          const more = those.length - names.length
          return (
            <div key={level}>
              <dt>
                {levelWords[level]} ({those.length.toLocaleString('en')})
              </dt>
              <dd>
                {names.join(', ')}
                {more === 0 ? '' : ` and ${more.toLocaleString('en')} more`}
              </dd>
            </div>
          )
        })}
      </dl>
      {[...strongest.values()].some(isOpen) ? (
        <Box variant="small" color="text-body-secondary">
          * under conditions, or more of it is unknown
        </Box>
      ) : null}
    </div>
  )
}

/** Of each the first row that has a level: rows come with the strongest first. */
function strongestOf(rows: readonly AnswerRow[]): ReadonlyMap<string, AnswerRow> {
  const first = new Map<string, AnswerRow>()
  for (const row of rows) if (row.note !== '' && !first.has(row.from)) first.set(row.from, row)
  return first
}

function isOpen({ hops, note }: AnswerRow): boolean {
  const [strongest = ''] = note.split(', ')
  return (
    hops.some(({ state }) => state !== 'allowed') || strongest.endsWith(')') || note.includes('(unknown)')
  )
}

function inWords(row: AnswerRow, nameOf: (id: string) => string): string {
  const over = row.hops.slice(0, -1).map((hop) => nameOf(hop.to))
  const way = over.length === 0 ? '' : ` (via ${over.join(', ')})`
  return `${nameOf(row.from)}${isOpen(row) ? '*' : ''}${way}`
}
