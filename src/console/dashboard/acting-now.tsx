import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useStore } from 'zustand'

import type { SessionStack } from '#sessions/session.ts'

import { openSessionDialog } from '../state/session-dialogs.ts'
import { sessionStore } from '../state/session-store.ts'
import { accountOfSession, sessionName, spellAccountId, stackName } from '../wording/session-wording.ts'

/** Who is signed in, and as whom they act. */
export function ActingNow() {
  const stack = useStore(sessionStore, (state) => state.stack)
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={<Button onClick={() => openSessionDialog('act-as')}>Act as someone else</Button>}
        >
          Signed in
        </Header>
      }
    >
      {stack === null ? 'Nobody is signed in.' : <Who stack={stack} />}
    </Container>
  )
}

function Who({ stack }: { readonly stack: SessionStack }) {
  const acting = stack.at(-1) ?? stack[0]
  return (
    <>
      <Box variant="strong">{stackName(stack)}</Box>
      <Box variant="p" color="text-body-secondary">
        {`Acts as ${sessionName(acting)} in account ${spellAccountId(accountOfSession(acting))}.`}
      </Box>
    </>
  )
}
