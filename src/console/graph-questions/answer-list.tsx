import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

import { type RowToken, whereText } from '#console/parts/asking/ask-tail.ts'
import { setSearchParameter } from '#console/parts/hash-location.ts'

import type { AnswerRow, Found } from './answer-row.ts'
import { AnswerTable } from './answer-table.tsx'
import { CutList } from './cut-list.tsx'
import type { GraphQuestion } from './graph-question.ts'
import { NearestWays } from './nearest-ways.tsx'
import type { Nearest } from './nearest.ts'
import type { ValuesOf } from './row-filter.ts'

type AnswerListProps = {
  readonly found: Found
  readonly rows: readonly AnswerRow[]
  /** What comes nearest, where there is no row. */
  readonly nearest: Nearest
  readonly question: GraphQuestion
  readonly valuesOf: ValuesOf
  readonly nameOf: (id: string) => string
  readonly isDrawn: boolean
  readonly tokens: readonly RowToken[]
  readonly onEdge: (edgeId: string) => void
}

/** An answer in words: its rows, what would cut them, or what comes nearest to one. */
export function AnswerList(props: AnswerListProps): ReactNode {
  const { found, rows, nearest, question, valuesOf, nameOf, isDrawn, tokens, onEdge } = props
  if (nearest.rows.length + nearest.covering.length > 0) {
    return <NearestWays nearest={nearest} ends={question} nameOf={nameOf} onEdge={onEdge} />
  }
  return (
    <SpaceBetween size="s">
      {found.cut === null ? null : <CutList answer={found.cut} />}
      <AnswerTable
        all={found.rows}
        rows={rows}
        valuesOf={valuesOf}
        nameOf={nameOf}
        isOpen={!isDrawn}
        tokens={tokens}
        onTokens={(next) => setSearchParameter('where', next.length === 0 ? null : whereText(next))}
        onEdge={onEdge}
      />
    </SpaceBetween>
  )
}
