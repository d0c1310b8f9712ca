import Button from '@cloudscape-design/components/button'
import { type ReactNode, useState } from 'react'

import type { WeighedStatement } from './gate-story.ts'
import { type ClauseColumn, StatementRow } from './statement-row.tsx'

type StatementTableProps = { readonly statements: readonly WeighedStatement[] }

/** In the order in which a statement says its parts. */
const clauseColumns: readonly ClauseColumn[] = [
  { kind: 'principal', name: 'Principal' },
  { kind: 'action', name: 'Action' },
  { kind: 'resource', name: 'Resource' },
  { kind: 'condition', name: 'Condition' },
]

/** How many statements are shown at first, and with each press of the button. */
const step = 50

/** Statements by parts: which of them match. Long lists are shown piece by piece. */
export function StatementTable({ statements }: StatementTableProps): ReactNode {
  const [limit, setLimit] = useState(step)
  const rest = statements.length - limit
  // identity-based policies name no principal, trust policies no resource
  const columns = clauseColumns.filter(({ kind }) =>
    statements.some(({ statement }) => statement.clauses.some(({ clause }) => clause === kind)),
  )
  return (
    <>
      <table className="statements" aria-label="Statements">
        <thead>
          <tr>
            <th scope="col">Statement</th>
            {columns.map(({ kind, name }) => (
              <th key={kind} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {statements.slice(0, limit).map((weighed) => (
            <StatementRow key={keyOf(weighed)} weighed={weighed} columns={columns} />
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <Button variant="inline-link" onClick={() => setLimit(limit + step)}>
          Show {Math.min(step, rest)} more of {statements.length}
        </Button>
      )}
    </>
  )
}

function keyOf({ statement: { layer, target, source, policy, statement } }: WeighedStatement): string {
  return `${layer} ${target ?? ''} ${source ?? policy} ${statement}`
}
