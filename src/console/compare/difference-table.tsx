import './compare.css'
import Link from '@cloudscape-design/components/link'
import { type ReactNode, useMemo } from 'react'

import type { StatementReference } from '#engine/evaluate/decision.ts'
import type { ActionDifference } from '#graph/questions/difference.ts'
import { documentAt, parsePlaceKey } from '#model/document-place.ts'

import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { statementName } from '../parts/explain/statement-name.ts'
import { hrefOfDocument } from '../parts/hrefs.ts'
import { AccessState, accessText, stateWord } from '../parts/questions/access-words.tsx'
import { WhyButton } from '../parts/questions/open-row.tsx'
import { useWorkspace } from '../parts/use-entities.ts'
import { differenceId, whoText } from './difference-groups.ts'
import { causesOf, causeText, kindWords } from './difference-words.ts'

type DifferenceTableProps = {
  readonly title: string
  readonly differences: readonly ActionDifference[]
  /** Whether there is more than one to tell apart. */
  readonly namesWho: boolean
}

/** The differences of one group, with how it was, how it is, and by which statements. */
export function DifferenceTable({ title, differences, namesWho }: DifferenceTableProps): ReactNode {
  const columns = useMemo(() => columnsFor(namesWho), [namesWho])
  if (differences.length === 0) return null
  return (
    <EntityTable
      title={title}
      items={differences}
      columns={columns}
      idOf={differenceId}
      about="Nothing differs here."
    />
  )
}

type CausesProps = { readonly difference: ActionDifference }

/** The statements that decide on one side alone, each a link where it still stands. */
function Causes({ difference }: CausesProps): ReactNode {
  const { before, after } = causesOf(difference)
  if (difference.because === null) return 'Ask why'
  if (before.length + after.length === 0) return '-'
  return (
    <>
      <CausesOfSide side="Before" statements={before} />
      <CausesOfSide side="After" statements={after} />
    </>
  )
}

type CausesOfSideProps = { readonly side: string; readonly statements: readonly StatementReference[] }

function CausesOfSide({ side, statements }: CausesOfSideProps): ReactNode {
  if (statements.length === 0) return null
  return (
    <div>
      {side}:{' '}
      {statements.map((one, at) => (
        <span key={`${one.source ?? one.policy} ${one.statement}`}>
          {at === 0 ? '' : ', '}
          {one.effect} of <StatementLink statement={one} />
        </span>
      ))}
    </div>
  )
}

function StatementLink({ statement }: { readonly statement: StatementReference }): ReactNode {
  const workspace = useWorkspace()
  const place = statement.source === undefined ? null : parsePlaceKey(statement.source)
  const isThere = place !== null && (documentAt(workspace, place) ?? null) !== null
  const name = statementName(statement)
  return isThere ? <Link href={hrefOfDocument(place, statement.statement)}>{name}</Link> : name
}

function columnsFor(namesWho: boolean): readonly EntityColumn<ActionDifference>[] {
  const who: EntityColumn<ActionDifference> = { id: 'who', header: 'Who', text: whoText }
  return [
    { id: 'action', header: 'Action', text: ({ action }) => action },
    ...(namesWho ? [who] : []),
    { id: 'kind', header: 'Change', text: ({ kind }) => kindWords[kind] },
    {
      id: 'states',
      header: 'Before → after',
      text: ({ before, after }) => `${stateWord(before.state)} → ${stateWord(after.state)}`,
      cell: ({ before, after }) => (
        <span className="difference-states">
          <AccessState state={before.state} /> → <AccessState state={after.state} />
        </span>
      ),
    },
    { id: 'resource', header: 'For example on', text: ({ resource }) => resource },
    {
      id: 'because',
      header: 'Because of',
      text: causeText,
      cell: (difference) => <Causes difference={difference} />,
    },
    {
      id: 'conditions',
      header: 'On what it hangs',
      text: ({ before, after }) => accessText(after) || accessText(before) || '-',
    },
    {
      id: 'why',
      header: '',
      text: null,
      cell: (difference) => (
        <WhyButton
          id={differenceId(difference)}
          of={`${difference.action}${namesWho ? ` of ${whoText(difference)}` : ''}`}
        />
      ),
    },
  ]
}
