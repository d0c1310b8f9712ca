import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
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

/** A role that whoever signed in may switch to; undefined while that isn't known, null where there is none to propose. */
export function useRoleToTry(): Role | null | undefined {
  const roles = useEntities('role')
  const session = useStore(sessionStore, ({ stack }) => stack?.[0] ?? nobody)
  const account = accountOfSession(session)
  const candidates = useMemo(() => rolesToTry(roles, account), [roles, account])
  const asks = useMemo(
    () => candidates.map(({ arn }): Ask => ({ action: 'sts:AssumeRole', resource: arn, context: {} })),
    [candidates],
  )
  const { data, isPlaceholderData } = useQuery(verdictsQuery(useMoment(), session, asks))
  if (data === undefined || isPlaceholderData) return undefined
  const at = data.findIndex((verdict) => verdict.kind === 'decided' && verdict.decision === 'allowed')
  return candidates[at] ?? null
}
