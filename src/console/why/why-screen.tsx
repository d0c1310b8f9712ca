import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'

import { askerOf } from '#graph/questions/askers.ts'
import type { Principal } from '#model/entities/entity.ts'
import type { Ask } from '#worker/contract.ts'

import { Explanation } from '../parts/explain/explanation.tsx'
import { WhatWouldFlip } from '../parts/explain/what-flips.tsx'
import { useHashSearch } from '../parts/hash-location.ts'
import { hrefOfWhoCan, hrefs } from '../parts/hrefs.ts'
import { plainSession } from '../parts/plain-session.ts'
import { AskedAnswer } from '../parts/questions/asked-answer.tsx'
import { CallerExplanation } from '../parts/questions/caller-explanation.tsx'
import { principalAnswerQuery } from '../parts/questions/principal-answer.ts'
import { useWorkspace } from '../parts/use-entities.ts'
import { sessionNow } from '../state/session-clock.ts'
import { actingSession, sessionStore } from '../state/session-store.ts'
import { useMoment } from '../state/use-moment.ts'
import { sessionName } from '../wording/session-wording.ts'
import { type Who, whyOfAddress } from './why-of-address.ts'

/** Why somebody may or may not do something: the question of an address, as the command palette answers it in its line. */
export function WhyScreen(): ReactNode {
  const asked = whyOfAddress(
    useWorkspace(),
    useStore(sessionStore, actingSession),
    new URLSearchParams(useHashSearch()),
  )
  switch (asked.kind) {
    case 'asked':
      return <Answered who={asked.who} ask={asked.ask} />
    case 'nothing-asked':
      return <NotAsked>The link names no action and resource. Ask again with Ctrl or ⌘ K.</NotAsked>
    case 'nobody-acts':
      return <NotAsked>It asks about whoever acts, and nobody does. Choose whom to act as.</NotAsked>
    case 'not-here':
      return (
        <NotAsked>
          The link asks about {asked.principal}, which is no user, role or root user of this workspace.
        </NotAsked>
      )
  }
}

function NotAsked({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <ContentLayout header={<Header variant="h1">Why?</Header>}>
      <Alert
        type="warning"
        header="This can’t be asked"
        action={<Button href={hrefs.dashboard}>Dashboard</Button>}
      >
        {children}
      </Alert>
    </ContentLayout>
  )
}

function Answered({ who, ask }: { readonly who: Who; readonly ask: Ask }): ReactNode {
  const { action, resource } = ask
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={who.kind === 'session' ? ofSession : ofPrincipal}
          actions={<Button href={hrefOfWhoCan(action, resource)}>Who else can?</Button>}
        >
          Can {nameOf(who)} {action}?
        </Header>
      }
    >
      {who.kind === 'session' ? (
        <Explanation key={`${action} ${resource}`} session={who.session} ask={ask} proposesAtOnce />
      ) : (
        <OfPrincipal key={`${who.principal.id} ${action} ${resource}`} principal={who.principal} ask={ask} />
      )}
    </ContentLayout>
  )
}

const ofSession = 'As this session would be answered now, with everything that it carries.'
const ofPrincipal = 'However they sign in: MFA, tags and whatever else a session brings may be anything.'

function nameOf(who: Who): string {
  if (who.kind === 'principal') return who.principal.name
  return who.session.kind === 'root' ? `the root user` : sessionName(who.session)
}

type OfPrincipalProps = { readonly principal: Principal; readonly ask: Ask }

function OfPrincipal({ principal, ask }: OfPrincipalProps): ReactNode {
  const { data } = useQuery(principalAnswerQuery(useMoment(), principal, ask))
  const [caller] = askerOf(principal).callers
  const access = data?.access ?? null
  const witness = access?.state === 'conditional' ? access.witness : {}
  return (
    <SpaceBetween size="l">
      <Box variant="p">
        <AskedAnswer question={{ kind: 'principal', principal: principal.id, ask }} />
      </Box>
      {caller === undefined || access === null ? null : (
        <CallerExplanation
          name={principal.name}
          caller={caller}
          ask={{ ...ask, context: witness }}
          note={noteOf(witness)}
        />
      )}
      {access?.state === 'denied' ? <WhatWouldAllow principal={principal} ask={ask} /> : null}
    </SpaceBetween>
  )
}

/** What hangs on keys is explained in a context in which it was seen to pass. */
function noteOf(witness: Ask['context']): string {
  const keys = Object.entries(witness).map(([key, value]) => `${key} = ${String(value)}`)
  return keys.length === 0 ? '' : `Explained with ${keys.join(', ')}.`
}

/** What is denied to every session is denied to a plain one: what would allow it, is tried on that. */
function WhatWouldAllow({ principal, ask }: OfPrincipalProps): ReactNode {
  const workspace = useWorkspace()
  const [now] = useState(sessionNow)
  const plain = plainSession(workspace, principal.id, now)
  const [isOpen, setOpen] = useState(false)
  if (plain.kind !== 'acts') return null
  return (
    <div>
      <Button
        iconName={isOpen ? 'angle-up' : 'angle-down'}
        ariaExpanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        What would allow it?
      </Button>
      {isOpen && <WhatWouldFlip session={plain.session} ask={ask} />}
    </div>
  )
}
