import Badge from '@cloudscape-design/components/badge'
import Link from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'

import type { ClauseKind, ClauseTrace, StatementTrace } from '#engine/explain/trace.ts'
import { parsePlaceKey } from '#model/document-place.ts'

import { hrefOfDocument } from '../hrefs.ts'
import type { Closeness } from './gate-story.ts'
import { Operands } from './operands.tsx'

type StatementViewProps = { readonly statement: StatementTrace; readonly closeness: Closeness }

const closenessWords: Readonly<Record<Closeness, string>> = {
  decisive: '● decided',
  applies: '○ applies, did not decide',
  'near-miss': 'near miss: one part does not match',
  far: '– does not match',
}

/** One statement weighed: where it stands, which of its parts match, and the comparisons of its condition. */
export function StatementView({ statement, closeness }: StatementViewProps): ReactNode {
  const operands = statement.clauses.flatMap((clause) => clause.operands)
  return (
    <li className="statement" data-closeness={closeness}>
      <div className="statement-head">
        <Badge color={statement.effect === 'Deny' ? 'red' : 'green'}>{statement.effect}</Badge>
        <StatementLink statement={statement} />
        <span className="statement-closeness">{closenessWords[closeness]}</span>
      </div>
      <Clauses statement={statement} />
      {operands.length > 0 && (
        <Operands operands={operands} startOpen={closeness === 'decisive' || conditionFails(statement)} />
      )}
    </li>
  )
}

function StatementLink({ statement }: { readonly statement: StatementTrace }): ReactNode {
  const which = statement.sid ?? `statement ${statement.statement + 1}`
  const at = statement.target === undefined ? '' : ` (${statement.target})`
  const name = `${statement.policy}${at} › ${which}`
  const place = statement.source === undefined ? null : parsePlaceKey(statement.source)
  if (place === null) return <span>{name}</span>
  return <Link href={hrefOfDocument(place, statement.statement)}>{name}</Link>
}

const clauseKinds: readonly { readonly kind: ClauseKind; readonly name: string }[] = [
  { kind: 'principal', name: 'Principal' },
  { kind: 'action', name: 'Action' },
  { kind: 'resource', name: 'Resource' },
  { kind: 'condition', name: 'Condition' },
]

function Clauses({ statement }: { readonly statement: StatementTrace }): ReactNode {
  return (
    <ul className="clauses" aria-label="Parts of the statement">
      {clauseKinds.map(({ kind, name }) => (
        <ClauseMark key={kind} name={name} clause={statement.clauses.find(({ clause }) => clause === kind)} />
      ))}
    </ul>
  )
}

function ClauseMark({
  name,
  clause,
}: {
  readonly name: string
  readonly clause: ClauseTrace | undefined
}): ReactNode {
  const [sign, words] =
    clause === undefined
      ? ['–', 'not in the statement']
      : clause.holds
        ? ['✓', 'matches']
        : ['✗', 'does not match']
  return (
    <li className="clause" data-holds={clause === undefined ? 'absent' : clause.holds}>
      <span aria-hidden="true">{sign}</span> {clause?.element ?? name}
      <span className="for-screen-readers"> {words}</span>
      {clause !== undefined && !clause.holds && clause.entries.length > 0 && (
        <span className="clause-entries"> {shortList(clause.entries.map(({ text }) => text))}</span>
      )}
    </li>
  )
}

const mostEntries = 3

function shortList(texts: readonly string[]): string {
  const rest = texts.length - mostEntries
  return texts.slice(0, mostEntries).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

function conditionFails(statement: StatementTrace): boolean {
  return statement.clauses.some(({ clause, holds }) => clause === 'condition' && !holds)
}
