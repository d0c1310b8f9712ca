import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useStore } from 'zustand'

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
    <VersionAnswers id={column.id} rows={rows} question={{ session, change }} />
  )
}

type VersionAnswersProps = {
  readonly id: string
  readonly rows: Rows
  readonly question: {
    readonly session: NonNullable<ReturnType<typeof actingSession>>
    readonly change: ReturnType<typeof changeBetween>
  }
}

function VersionAnswers({ id, rows, question: { session, change } }: VersionAnswersProps): ReactNode {
  const moment = useMoment()
  const { data } = useQuery(
    forecastQuery({ ...moment, drafts: noDrafts }, session, { asks: rows.asks, change }),
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
