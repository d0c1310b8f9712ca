import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import { memo, type ReactNode, useState } from 'react'
import { useStore } from 'zustand'

import type { SessionStack } from '#sessions/session.ts'

import { lazily } from '../parts/lazily.tsx'
import { sessionStore } from '../state/session-store.ts'
import { sessionName } from '../wording/session-wording.ts'
import { addColumn, columnsStore, removeColumn, sessionColumn } from './columns-store.ts'
import { useFormerStack } from './former-session.ts'

const ColumnDialog = lazily(async () => (await import('./column-dialog.tsx')).ColumnDialog)

/** What the board is set beside: whoever acted before, somebody else, a version of the workspace. */
export const CompareMenu = memo(function CompareMenu(): ReactNode {
  const columns = useStore(columnsStore, (state) => state.columns)
  const acting = useStore(sessionStore, ({ stack }) => stack)
  const former = useFormerStack()
  const isOffered = (stack: SessionStack | null): stack is SessionStack =>
    stack !== null && !columns.some(({ id }) => id === sessionColumn(stack).id)
  const [isChoosing, setChoosing] = useState(false)
  const choose = (id: string) => {
    if (id === 'choose') setChoosing(true)
    else if (id === 'former' && former !== null) addColumn(sessionColumn(former))
    else if (id === 'acting' && acting !== null) addColumn(sessionColumn(acting))
    else removeColumn(id)
  }
  return (
    <>
      <ButtonDropdown
        expandToViewport
        onItemClick={({ detail }) => choose(detail.id)}
        items={[
          ...columns.map(({ id, name }) => ({ id, text: `Take away “${name}”` })),
          ...(isOffered(former) ? [{ id: 'former', text: `As ${nameOf(former)}, who acted before` }] : []),
          ...(isOffered(acting) ? [{ id: 'acting', text: `Keep ${nameOf(acting)} as a column` }] : []),
          { id: 'choose', text: 'As somebody else, or as of a version…' },
        ]}
      >
        {columns.length === 0 ? 'Compare' : `Compare (${columns.length})`}
      </ButtonDropdown>
      {isChoosing && <ColumnDialog onDismiss={() => setChoosing(false)} />}
    </>
  )
})

function nameOf(stack: SessionStack): string {
  return sessionName(stack.at(-1) ?? stack[0])
}
