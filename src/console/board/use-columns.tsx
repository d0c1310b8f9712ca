import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'

import { asksForTime, mentionsTime } from '#model/asks-for-time.ts'
import type { EntityId } from '#model/entities/entity.ts'
import { changeBetween } from '#persistence/change-between.ts'

import { forecastQuery } from '../state/queries.ts'
import { actingSession, sessionStore } from '../state/session-store.ts'
import { useMoment } from '../state/use-moment.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { besideText, type Column, columnsStore, tellColumn } from './columns-store.ts'
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
  return state.columns.map((column) =>
    column.kind === 'session' ? (
      <SessionColumn key={column.id} column={column} rows={rows} />
    ) : (
      <VersionColumn key={column.id} column={column} rows={rows} />
    ),
  )
}

type AskerProps<Kind> = { readonly column: Extract<Column, { readonly kind: Kind }>; readonly rows: Rows }

function SessionColumn({ column, rows }: AskerProps<'session'>): ReactNode {
  const { verdicts } = useAnswers(rows, column.session, useMoment())
  useEffect(() => tellColumn(column.id, verdicts), [column.id, verdicts])
  return null
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
