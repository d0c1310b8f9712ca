import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { InstantText } from '#console/parts/instant-text.tsx'
import { workspaceStore } from '#console/state/workspace-store.ts'
import { labelSentence } from '#console/wording/change-wording.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { ChangeView } from './change-view.tsx'
import { goBackTo, redoTo } from './go-to-point.ts'

type PointDetailsProps = { readonly count: number; readonly onCompare: () => void }

/** One point of the timeline: what its change did, and the ways to it. */
export function PointDetails({ count, onCompare }: PointDetailsProps): ReactNode {
  const past = useStore(workspaceStore, (state) => state.past)
  const future = useStore(workspaceStore, (state) => state.future)
  const change = [...past, ...future][count - 1]
  if (count > 0 && change === undefined) {
    return <Box color="text-body-secondary">This change is not in the history any more.</Box>
  }
  const title = change === undefined ? 'Where the history begins' : labelSentence(change.label)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={change?.at == null ? undefined : <InstantText at={change.at} />}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={onCompare}>Compare with now</Button>
              <WayThere count={count} now={past.length} />
            </SpaceBetween>
          }
        >
          {title}
        </Header>
      }
    >
      {change === undefined ? (
        <Box color="text-body-secondary">
          The workspace as it was before the oldest change that is kept. The last 200 changes are.
        </Box>
      ) : (
        <ChangeView key={count} change={change} />
      )}
    </Container>
  )
}

function WayThere({ count, now }: { readonly count: number; readonly now: number }): ReactNode {
  const isReadOnly = useStore(workspaceStore, (state) => state.isReadOnly)
  if (count > now) {
    return (
      <ChangeButton variant="primary" disabled={isReadOnly} onClick={() => redoTo(count)}>
        Redo up to here
      </ChangeButton>
    )
  }
  return (
    <ChangeButton variant="primary" disabled={count === now || isReadOnly} onClick={() => goBackTo(count)}>
      Go back to here
    </ChangeButton>
  )
}
