import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'

import { type AccessLevel, accessLevels } from '#catalog/access-level.ts'
import type { ActionEntry } from '#catalog/catalog-index.ts'
import { expandActionPattern } from '#catalog/expand-action-pattern.ts'
import { keysOfCall, ownActions, ownResource } from '#graph/board/own-requests.ts'
import type { WhatFound, WhatPiece } from '#graph/questions/what-can.ts'
import type { Principal } from '#model/entities/entity.ts'
import { entityOf } from '#model/workspace.ts'
import type { Ask } from '#worker/contract.ts'

import { OfferedField } from '../parts/questions/offered-field.tsx'
import { catalogIndexQuery, principalArns, useOffers } from '../parts/questions/question-vocabulary.ts'
import { useStreamed } from '../parts/questions/use-streamed.ts'
import type { Moment } from '../state/queries.ts'
import { actingSession, sessionStore } from '../state/session-store.ts'
import { workspaceStore } from '../state/workspace-store.ts'

type FromPoliciesProps = { readonly onAsks: (asks: readonly Ask[]) => void }

const noAsks: readonly Ask[] = []

const levelOptions = accessLevels.map((level) => ({ value: level, label: level }))

/** Requests that somebody's own policies speak of: each action once, on a resource where it is allowed if there is one. */
export function FromPolicies({ onAsks }: FromPoliciesProps): ReactNode {
  const [arn, setArn] = useState(() => actingArn() ?? '')
  const [levels, setLevels] = useState<readonly AccessLevel[]>(accessLevels)
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const who = entityOf(workspace, 'user', arn.trim()) ?? entityOf(workspace, 'role', arn.trim())
  const { actions, excepted, isReady } = useActions(who)
  const wanted = useMemo(
    () => actions.filter(({ accessLevel }) => levels.includes(accessLevel)).map(({ name }) => name),
    [actions, levels],
  )
  const question = useMemo(
    () =>
      who === undefined || wanted.length === 0
        ? null
        : ({ drafts }: Moment) => ({ principal: who.id, actions: wanted, drafts }),
    [who, wanted],
  )
  const { status, kept, failure } = useStreamed('whatCan', question, { none: nothing, add })
  const isDone = status === 'done'
  const asks = useMemo(
    () => (isDone && who !== undefined ? asksOf(workspace, who, { wanted, found: kept }) : noAsks),
    [isDone, workspace, who, wanted, kept],
  )
  useEffect(() => onAsks(asks), [asks, onAsks])
  return (
    <SpaceBetween size="m">
      <OfferedField
        label="User or role"
        value={arn}
        onChange={setArn}
        offers={useOffers(principalArns, arn)}
        placeholder="arn:aws:iam::111122223333:role/DeployRole"
        error={arn !== '' && who === undefined ? 'There is no user or role of that ARN.' : null}
      />
      <FormField label="Access levels" stretch>
        <Multiselect
          selectedOptions={levelOptions.filter(({ value }) => levels.includes(value))}
          options={levelOptions}
          onChange={({ detail }) =>
            setLevels(accessLevels.filter((one) => detail.selectedOptions.some(({ value }) => value === one)))
          }
          deselectAriaLabel={({ label }) => `Leave out ${label ?? ''}`}
        />
      </FormField>
      <Progress
        status={who === undefined ? 'idle' : isReady ? status : 'running'}
        count={wanted.length}
        failure={failure}
      />
      {excepted && (
        <StatusIndicator type="info">
          A NotAction among the policies speaks of every other action. Those are left out.
        </StatusIndicator>
      )}
    </SpaceBetween>
  )
}

function actingArn(): string | null {
  const session = actingSession(sessionStore.getState())
  if (session?.kind === 'user' || session?.kind === 'access-key') return session.user
  return session?.kind === 'role' ? session.role : null
}

const nothingOwn: { readonly actions: readonly ActionEntry[]; readonly excepted: boolean } = {
  actions: [],
  excepted: false,
}

/** The actions that the patterns in somebody's policies cover, of those that AWS documents. */
function useActions(who: Principal | undefined) {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const { data: index } = useQuery(catalogIndexQuery())
  const found = useMemo(() => {
    if (index === undefined || who === undefined) return nothingOwn
    const own = ownActions(workspace, who)
    const entries = own.actions.flatMap((pattern) => {
      const expanded = expandActionPattern(index, pattern)
      return expanded.ok ? expanded.value : []
    })
    const actions = [...new Map(entries.map((action) => [action.name, action])).values()]
    return { actions, excepted: own.excepted }
  }, [index, workspace, who])
  return { ...found, isReady: index !== undefined }
}

const nothing: readonly WhatFound[] = []

function add(kept: readonly WhatFound[], parts: readonly WhatPiece[]): readonly WhatFound[] {
  return [...kept, ...parts.flatMap(({ found }) => found)]
}

type Answered = { readonly wanted: readonly string[]; readonly found: readonly WhatFound[] }

function asksOf(
  workspace: Parameters<typeof ownResource>[0],
  who: Principal,
  { wanted, found }: Answered,
): readonly Ask[] {
  const best = new Map(found.map((one) => [one.action, one]))
  return wanted.map((action) => {
    const named = () => ownResource(workspace, who, action)
    const { resource = named(), access } = best.get(action) ?? {}
    const unknown = access?.state === 'conditional' ? keysOfCall(access.conditions) : []
    return { action, resource, context: {}, unknown }
  })
}

type ProgressProps = {
  readonly status: string
  readonly count: number
  readonly failure: string | null
}

function Progress({ status, count, failure }: ProgressProps): ReactNode {
  if (status === 'idle') return null
  if (status === 'failed') return <StatusIndicator type="error">{failure}</StatusIndicator>
  if (status !== 'done') return <StatusIndicator type="loading">Looking for resources</StatusIndicator>
  return (
    <StatusIndicator type="success">
      {count === 1 ? '1 action' : `${count} actions`}, each on a resource where it is allowed, if it is
      anywhere
    </StatusIndicator>
  )
}
