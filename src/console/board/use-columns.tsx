import './use-columns.css'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'

import { asksForTime, mentionsTime } from '#model/asks-for-time.ts'
import type { EntityId } from '#model/entities/entity.ts'
import { changeBetween } from '#persistence/change-between.ts'
import type { Session } from '#sessions/session.ts'

import { plainSession } from '../parts/plain-session.ts'
import { forecastQuery } from '../state/queries.ts'
import { actingSession, sessionStore } from '../state/session-store.ts'
import { useLiveness } from '../state/use-liveness.ts'
import { useMoment } from '../state/use-moment.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import {
  actingIn,
  besideText,
  type Column,
  columnsStore,
  silenceColumn,
  tellColumn,
} from './columns-store.ts'
import { type Rows, useAnswers } from './use-answers.ts'
import { markOf } from './verdict-mark.tsx'

/** Ask what each column says of these rows, and tell the list of it. Answers what asks. */
export function useColumns(
  rows: Rows,
  onBeside: (beside: () => (id: EntityId) => string) => void,
): ReactNode {
  const state = useStore(columnsStore)
  useEffect(() => {
    onBeside(() => (id) => besideText(state, markOf, id))
  }, [state, onBeside])
  return state.columns.map((column) => {
    switch (column.kind) {
      case 'session':
        return <StackColumn key={column.id} column={column} rows={rows} />
      case 'principal':
        return <PrincipalColumn key={column.id} column={column} rows={rows} />
      case 'version':
        return <VersionColumn key={column.id} column={column} rows={rows} />
    }
  })
}

type AskerProps<Kind> = { readonly column: Extract<Column, { readonly kind: Kind }>; readonly rows: Rows }

/** As the session that acts, it answers no longer than it lives. */
function StackColumn({ column: { id, name, stack }, rows }: AskerProps<'session'>): ReactNode {
  const session = actingIn(stack)
  const liveness = useLiveness(session)
  return liveness === 'live' ? (
    <Answers id={id} session={session} rows={rows} />
  ) : (
    <Silent id={id} name={name} why={liveness} />
  )
}

/** As they would begin to act now: what that takes may come and go. */
function PrincipalColumn({ column: { id, name, arn }, rows }: AskerProps<'principal'>): ReactNode {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const { now } = useMoment()
  const plain = useMemo(() => plainSession(workspace, arn, now), [workspace, arn, now])
  if (plain.kind !== 'acts') return <Silent id={id} name={name} why={plain.kind} />
  return (
    <>
      <Answers id={id} session={plain.session} rows={rows} />
      {plain.session.kind === 'access-key' && (
        <p className="board-column-note">{name}: by an access key, since they have no password.</p>
      )}
    </>
  )
}

type AnswersProps = { readonly id: string; readonly session: Session; readonly rows: Rows }

function Answers({ id, session, rows }: AnswersProps): ReactNode {
  const { verdicts } = useAnswers(rows, session, useMoment())
  useEffect(() => {
    silenceColumn(id, null)
    tellColumn(id, verdicts)
  }, [id, verdicts])
  return null
}

type Why = keyof typeof whys

const whys = {
  expired: ['Expired', 'this session has expired: AWS would refuse every request with ExpiredToken.'],
  gone: ['Deleted', 'this identity was deleted, or made anew under the same name, which ended its sessions.'],
  'not-here': ['Deleted', 'nobody of that name is in this workspace any more.'],
  'no-credentials': [
    'Cannot sign in',
    'they have neither a password nor an active access key, so that nobody can act as them.',
  ],
} as const

type SilentProps = { readonly id: string; readonly name: string; readonly why: Why }

function Silent({ id, name, why }: SilentProps): ReactNode {
  const [word, sentence] = whys[why]
  useEffect(() => silenceColumn(id, word), [id, word])
  return (
    <p className="board-column-note">
      ⚠ {name}: {sentence}
    </p>
  )
}

const label = { verb: 'restore-version', names: [] }

/** The version is asked by what would lead back to it: the worker needn't hold it too. */
function VersionColumn({ column, rows }: AskerProps<'version'>): ReactNode {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const change = useMemo(
    () => changeBetween(workspace, column.workspace, label),
    [workspace, column.workspace],
  )
  const session = useStore(sessionStore, actingSession)
  return session === null ? null : (
    <VersionAnswers
      id={column.id}
      rows={rows}
      question={{ session, change, isTimed: asksForTime(column.workspace) || mentionsTime(session) }}
    />
  )
}

type VersionAnswersProps = {
  readonly id: string
  readonly rows: Rows
  readonly question: {
    readonly session: NonNullable<ReturnType<typeof actingSession>>
    readonly change: ReturnType<typeof changeBetween>
    /** The answers may hang on the time. */
    readonly isTimed: boolean
  }
}

function VersionAnswers({ id, rows, question }: VersionAnswersProps): ReactNode {
  const { session, change, isTimed } = question
  const moment = useMoment()
  const [atFirst] = useState(moment.now)
  const now = isTimed ? moment.now : atFirst // a minute that tells nothing new needn't send the change again
  const { data } = useQuery(
    forecastQuery({ ...moment, now, drafts: noDrafts }, session, { asks: rows.asks, change }),
  )
  useEffect(() => {
    if (data !== undefined) tellColumn(id, new Map(rows.ids.flatMap((row, at) => entryOf(row, data[at]))))
  }, [id, data, rows])
  return null
}

const noDrafts: readonly never[] = []

function entryOf<Value>(row: EntityId, value: Value | undefined): readonly (readonly [EntityId, Value])[] {
  return value === undefined ? [] : [[row, value]]
}
