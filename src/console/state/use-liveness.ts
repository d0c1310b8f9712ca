import { useEffect, useState } from 'react'
import { useStore } from 'zustand'

import type { Instant } from '#model/entities/names.ts'
import { type Liveness, livenessOf } from '#sessions/liveness.ts'
import type { Session } from '#sessions/session.ts'

import { sessionClock } from './session-clock.ts'
import { workspaceStore } from './workspace-store.ts'

const lookEveryMs = 10_000

/** Whether `session` can still call, looked at again as time goes by and as the workspace changes. Renders where it turned. */
export function useLiveness(session: Session): Liveness {
  const now = useSessionNow(lookEveryMs)
  return useStore(workspaceStore, ({ workspace }) => livenessOf(workspace, session, now))
}

/** What the clock of the sessions shows, looked at anew every so often and whenever it is moved. */
export function useSessionNow(everyMs: number): Instant {
  const { aheadMs, movedAt } = useStore(sessionClock)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return new Date(Math.max(now, movedAt) + aheadMs).toISOString()
}
