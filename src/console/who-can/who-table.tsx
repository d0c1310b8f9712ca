import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useMemo, useState } from 'react'

import type { WhoCounts } from '#graph/questions/ask-who-can.ts'
import type { WhoRow } from '#graph/questions/who-can.ts'

import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { AccessState, accessText, stateWord } from '../parts/questions/access-words.tsx'
import { WhyButton } from '../parts/questions/open-row.tsx'
import { AskerName, askerKinds } from './asker-words.tsx'

const columns: readonly EntityColumn<WhoRow>[] = [
  {
    id: 'who',
    header: 'Who',
    text: ({ asker }) => `${asker.name} ${asker.id}`,
    cell: ({ asker }) => <AskerName asker={asker} />,
  },
  { id: 'kind', header: 'Kind', text: ({ asker }) => askerKinds[asker.kind] },
  {
    id: 'state',
    header: 'Answer',
    text: ({ access }) => stateWord(access.state),
    cell: ({ access }) => <AccessState state={access.state} />,
  },
  { id: 'conditions', header: 'On what it hangs', text: ({ access }) => accessText(access) || '-' },
  {
    id: 'why',
    header: '',
    text: null,
    cell: ({ asker, caller }) => (caller === null ? null : <WhyButton id={asker.id} of={asker.name} />),
  },
]

type Shown = 'all' | 'allowed' | 'conditional' | 'unknown'

type WhoTableProps = {
  readonly rows: readonly WhoRow[]
  /** Null until everybody was asked. */
  readonly counts: WhoCounts | null
  readonly isDone: boolean
}

/** Those who may, may under conditions, or of whom it is unknown. */
export function WhoTable({ rows, counts, isDone }: WhoTableProps): ReactNode {
  const [shown, show] = useState<Shown>('all')
  const items = useMemo(
    () => (shown === 'all' ? rows : rows.filter(({ access }) => access.state === shown)),
    [rows, shown],
  )
  return (
    <SpaceBetween size="s">
      <output className="question-text">{counts === null ? null : summary(counts)}</output>
      <EntityTable
        title="Who may"
        items={items}
        columns={columns}
        idOf={({ asker }) => asker.id}
        accountOf={({ asker }) => asker.accountId}
        about={isDone ? 'Nobody may do this, whatever the context.' : 'Nobody was found yet.'}
        actions={
          <SegmentedControl
            label="Show"
            selectedId={shown}
            onChange={({ detail }) => show(isShown(detail.selectedId) ? detail.selectedId : 'all')}
            options={[
              { id: 'all', text: 'All' },
              { id: 'allowed', text: 'Allowed' },
              { id: 'conditional', text: 'Depends' },
              { id: 'unknown', text: 'Unknown' },
            ]}
          />
        }
      />
    </SpaceBetween>
  )
}

function isShown(id: string): id is Shown {
  return id === 'allowed' || id === 'conditional' || id === 'unknown'
}

function summary({ allowed, conditional, denied, unknown }: WhoCounts): string {
  const all = allowed + conditional + denied + unknown
  const parts = [
    `${allowed.toLocaleString('en')} may`,
    ...(conditional > 0 ? [`${conditional.toLocaleString('en')} may under conditions`] : []),
    ...(unknown > 0 ? [`of ${unknown.toLocaleString('en')} it is unknown`] : []),
    `${denied.toLocaleString('en')} may not`,
  ]
  return `Of ${all.toLocaleString('en')} asked: ${parts.join(', ')}.`
}
