import Badge from '@cloudscape-design/components/badge'
import Link from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'

import type { ClauseKind, ClauseTrace, StatementTrace } from '#engine/explain/trace.ts'
import { parsePlaceKey } from '#model/document-place.ts'

import { hrefOfDocument } from '../hrefs.ts'
import { clauseWords, closenessWords, entriesShown, variableWords } from './clause-words.ts'
import type { WeighedStatement } from './gate-story.ts'
import { Operands } from './operands.tsx'
import { statementName } from './statement-name.ts'

/** A column of the table, for one part of a statement. */
export type ClauseColumn = { readonly kind: ClauseKind; readonly name: string }

type StatementRowProps = { readonly weighed: WeighedStatement; readonly columns: readonly ClauseColumn[] }

/** One statement weighed: where it stands, which of its parts match, and the comparisons of its condition. */
export function StatementRow({ weighed, columns }: StatementRowProps): ReactNode {
  const { statement, closeness } = weighed
  const operands = statement.clauses.flatMap((clause) => clause.operands)
  const { sign, words } = closenessWords(weighed)
  return (
    <>
      <tr className="statement" data-closeness={closeness}>
        <th scope="row">
          <Badge color={statement.effect === 'Deny' ? 'red' : 'green'}>{statement.effect}</Badge>{' '}
          <StatementLink statement={statement} />
          <span className="statement-closeness">
            <span aria-hidden="true">{sign} </span>
            <span className="for-screen-readers">: </span>
            {words}
          </span>
        </th>
        {columns.map((column) => (
          <ClauseCell
            key={column.kind}
            column={column}
            clause={statement.clauses.find(({ clause }) => clause === column.kind)}
          />
        ))}
      </tr>
      {operands.length > 0 && (
        <tr className="statement-operands" data-closeness={closeness}>
          <td colSpan={columns.length + 1}>
            <Operands operands={operands} startOpen={closeness !== 'far' && closeness !== 'applies'} />
          </td>
        </tr>
      )}
    </>
  )
}

function StatementLink({ statement }: { readonly statement: StatementTrace }): ReactNode {
  const name = statementName(statement)
  const place = statement.source === undefined ? null : parsePlaceKey(statement.source)
  if (place === null) return <span>{name}</span>
  return <Link href={hrefOfDocument(place, statement.statement)}>{name}</Link>
}

type ClauseCellProps = { readonly column: ClauseColumn; readonly clause: ClauseTrace | undefined }

function ClauseCell({ column: { kind, name }, clause }: ClauseCellProps): ReactNode {
  const { sign, words } = clauseWords(clause)
  const element = clause?.element ?? name
  return (
    <td className="clause" data-part={kind} data-holds={clause === undefined ? 'absent' : clause.holds}>
      <span className="clause-name">{name}: </span>
      <span aria-hidden="true">{sign}</span>
      <span className="for-screen-readers">{words}</span>{' '}
      {element !== name && <span className="clause-element">{element}</span>}
      {clause !== undefined && <span className="clause-entries">{entriesShown(clause)}</span>}
      {clause !== undefined && clause.variables.length > 0 && (
        <span className="clause-variables"> ({variableWords(clause)})</span>
      )}
    </td>
  )
}
