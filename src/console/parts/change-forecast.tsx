import Alert from '@cloudscape-design/components/alert'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useStore } from 'zustand'

import { askOfPin } from '#model/board.ts'
import type { Change } from '#model/change.ts'
import type { PinnedRequest } from '#model/entities/entity.ts'
import type { Session } from '#sessions/session.ts'
import type { Verdict } from '#worker/contract.ts'

import { forecastQuery, verdictsQuery } from '../state/queries.ts'
import { actingSession, sessionStore } from '../state/session-store.ts'
import { useMoment } from '../state/use-moment.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { sessionName } from '../wording/session-wording.ts'
import { verdictWords } from '../wording/verdict-wording.ts'
import { useEntities } from './use-entities.ts'

/** What a change would do to the requests on all boards, for whoever acts now, before it is made. */
export function ChangeForecast({ change }: { readonly change: Change }) {
  const session = useStore(sessionStore, actingSession)
  const pins = useEntities('pinned-request')
  if (session === null || pins.length === 0) return null
  return <Forecast change={change} session={session} pins={pins} />
}

type ForecastProps = {
  readonly change: Change
  readonly session: Session
  readonly pins: readonly PinnedRequest[]
}

function Forecast({ change, session, pins }: ForecastProps) {
  const moment = useMoment()
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const asks = useMemo(() => pins.map((pin) => askOfPin(workspace, pin)), [workspace, pins])
  const before = useQuery(verdictsQuery(moment, session, asks))
  const after = useQuery(forecastQuery(moment, session, { asks, change }))
  if (before.isError || after.isError)
    return (
      <StatusIndicator type="warning">What this does to your boards could not be worked out.</StatusIndicator>
    )
  if (before.data === undefined || after.data === undefined || before.isPlaceholderData)
    return <StatusIndicator type="loading">Asking the requests on your boards</StatusIndicator>
  const flips = pins.flatMap((pin, at) => {
    const [was, is] = [before.data[at], after.data[at]]
    return was === undefined || is === undefined || isSame(was, is) ? [] : [{ pin, was, is }]
  })
  const who = sessionName(session)
  if (flips.length === 0)
    return (
      <StatusIndicator type="info">
        {`None of the ${pins.length} requests on your boards changes for ${who}.`}
      </StatusIndicator>
    )
  return (
    <Alert type="warning" header={`Changes on your boards for ${who}: ${flips.length} of ${pins.length}`}>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {flips.map(({ pin, was, is }) => (
          <li key={pin.id}>
            <strong>{pin.action}</strong> on {pin.resource}: {verdictWords(was).words} →{' '}
            {verdictWords(is).words}
          </li>
        ))}
      </ul>
    </Alert>
  )
}

function isSame(was: Verdict, is: Verdict): boolean {
  if (was.kind === 'depends' && is.kind === 'depends') return was.text === is.text
  if (was.kind !== 'decided' || is.kind !== 'decided') return was.kind === is.kind
  return (was.decision === 'allowed') === (is.decision === 'allowed')
}
