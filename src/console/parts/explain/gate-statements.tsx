import SegmentedControl from '@cloudscape-design/components/segmented-control'
import { type ReactNode, useState } from 'react'

import type { GateTrace, Trace } from '#engine/explain/trace.ts'

import { asSentence } from '../../wording/verdict-wording.ts'
import { rankStatements } from './gate-story.ts'
import { gateName, noDataSentence, noDataWords } from './gate-words.ts'
import type { NoData } from './no-data.ts'
import { QuotedText } from './quoted-text.tsx'
import { filtered, startFilter, type StatementFilter, usefulFilters } from './statement-filter.ts'
import { StatementTable } from './statement-table.tsx'

type GateStatementsProps = {
  readonly gate: GateTrace
  /** What the workspace doesn't hold, where the gate doesn't apply for that. */
  readonly missing: NoData | null
  readonly trace: Trace
  readonly action: string
}

const filterNames: Readonly<Record<StatementFilter, string>> = {
  decisive: 'Decisive',
  near: 'With near misses',
  all: 'All',
}

/** What one gate says and the statements behind it: at first only those that decided, or came near. */
export function GateStatements({ gate, missing, trace, action }: GateStatementsProps): ReactNode {
  const ranked = rankStatements(gate, trace)
  const [chosen, choose] = useState<StatementFilter | null>(null)
  const filters = usefulFilters(ranked)
  const filter = filters.find((one) => one.filter === chosen)?.filter ?? startFilter(ranked)
  return (
    <fieldset className="gate-statements" aria-label={gateName(gate.gate, action)}>
      <p>
        <strong>{gateName(gate.gate, action)}:</strong>{' '}
        <QuotedText
          text={missing === null ? asSentence(gate.reason) : `${noDataWords}. ${noDataSentence(missing)}`}
        />
      </p>
      {filters.length > 1 && (
        <SegmentedControl
          label="Statements shown"
          selectedId={filter}
          options={filters.map((one) => ({
            id: one.filter,
            text: `${filterNames[one.filter]} (${one.count})`,
          }))}
          onChange={({ detail }) =>
            choose(filters.find((one) => one.filter === detail.selectedId)?.filter ?? null)
          }
        />
      )}
      {ranked.length === 0 ? (
        <p>No statements stand here.</p>
      ) : (
        <StatementTable key={filter} statements={filtered(ranked, filter)} />
      )}
    </fieldset>
  )
}
