import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useStore } from 'zustand'

import { workspaceStore } from '../state/workspace-store.ts'
import { labelSentence } from '../wording/change-wording.ts'

const mostShown = 8

/** What was changed lately, newest first. */
export function RecentChanges() {
  const past = useStore(workspaceStore, (state) => state.past)
  const shown = past.map(({ label }, at) => ({ at, text: labelSentence(label) })).slice(-mostShown)
  return (
    <Container header={<Header variant="h2">Recent changes</Header>}>
      {shown.length === 0 ? (
        <Box color="text-body-secondary">
          Nothing was changed yet. Every change can be taken back with Undo.
        </Box>
      ) : (
        <ol reversed start={past.length} style={{ margin: 0 }}>
          {shown.toReversed().map(({ at, text }) => (
            <li key={at}>{text}</li>
          ))}
        </ol>
      )}
    </Container>
  )
}
