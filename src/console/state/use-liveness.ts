import { useEffect, useState } from 'react'
import { useStore } from 'zustand'

import { type Liveness, livenessOf } from '#sessions/liveness.ts'
import type { Session } from '#sessions/session.ts'

import { workspaceStore } from './workspace-store.ts'

const lookEveryMs = 10_000

/** Whether `session` can still call, looked at again as time goes by and as the workspace changes. */
export function useLiveness(session: Session): Liveness {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), lookEveryMs)
    return () => clearInterval(timer)
  }, [])
  return livenessOf(workspace, session, new Date(now).toISOString())
}
