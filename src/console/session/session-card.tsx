import Box from '@cloudscape-design/components/box'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import type { SessionStack } from '#sessions/session.ts'

import { closeSessionDialog } from '../state/session-dialogs.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { sessionName } from '../wording/session-wording.ts'
import { CredentialsView } from './credentials-view.tsx'
import { SessionClockPanel } from './session-clock-panel.tsx'
import { factsOf } from './session-facts.ts'

/** How whoever acts came to act: each step from the sign-in on, who authorised it, what it carries and when it ends. */
export function SessionCard({ stack }: { readonly stack: SessionStack }): ReactNode {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const last = stack.length - 1
  return (
    <Modal
      visible
      size="large"
      header="Session details"
      onDismiss={closeSessionDialog}
      closeAriaLabel="Close"
    >
      <SpaceBetween size="l">
        <SessionClockPanel stack={stack} />
        {stack.toReversed().map((session, depth) => {
          const at = last - depth
          return (
            <section key={at} aria-label={sessionName(session)} className="side">
              <SpaceBetween size="s">
                <Box variant="h3">
                  {sessionName(session)}
                  {depth === 0 ? ' (acts now)' : ''}
                  {at === 0 && last > 0 ? ' (began)' : ''}
                </Box>
                <KeyValuePairs columns={2} items={[...factsOf(workspace, stack, at)]} />
                <CredentialsView session={session} />
              </SpaceBetween>
            </section>
          )
        })}
      </SpaceBetween>
    </Modal>
  )
}
