import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'

import type { Role } from '#model/entities/entity.ts'
import type { Session } from '#sessions/session.ts'
import type { Ask } from '#worker/contract.ts'

import { useEntities } from '../parts/use-entities.ts'
import { verdictsQuery } from '../state/queries.ts'
import { sessionStore } from '../state/session-store.ts'
import { useMoment } from '../state/use-moment.ts'
import { accountOfSession } from '../wording/session-wording.ts'
import { rolesToTry } from './what-to-try.ts'

const nobody: Session = { kind: 'anonymous' }

/** A role that whoever signed in may switch to; undefined while that isn't known, null where there is none. */
export function useRoleToTry(): Role | null | undefined {
  const all = useEntities('role')
  const session = useStore(sessionStore, ({ stack }) => stack?.[0] ?? nobody)
  const account = accountOfSession(session)
  const moment = useMoment()
  const { revision, drafts } = moment
  const [reached, reach] = useState({ revision, drafts, session, from: 0 })
  const isSame = reached.revision === revision && reached.drafts === drafts && reached.session === session
  const from = isSame ? reached.from : 0
  const { roles, next } = useMemo(() => rolesToTry(all, account, from), [all, account, from])
  const asks = useMemo(
    () => roles.map(({ arn }): Ask => ({ action: 'sts:AssumeRole', resource: arn, context: {} })),
    [roles],
  )
  const { data, isPlaceholderData } = useQuery(verdictsQuery(moment, session, asks))
  const at = data?.findIndex((verdict) => verdict.kind === 'decided' && verdict.decision === 'allowed') ?? -1
  const isNone = data !== undefined && !isPlaceholderData && at < 0
  if (isNone && next !== null) reach({ revision, drafts, session, from: next })
  if (isNone) return next === null ? null : undefined
  return isPlaceholderData ? undefined : roles[at]
}
