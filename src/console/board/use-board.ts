import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'

import { askOfPin, pinsOf } from '#model/board.ts'
import type { EntityId, PinnedRequest } from '#model/entities/entity.ts'
import type { Session } from '#sessions/session.ts'
import type { Draft } from '#worker/contract.ts'

import { identityOf } from '../state/identity-of.ts'
import { sessionClock } from '../state/session-clock.ts'
import { useMoment } from '../state/use-moment.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { sessionName } from '../wording/session-wording.ts'
import { boardStore, tellBoard } from './board-store.ts'
import { type Baseline, type Flip, flipsBetween, shownVerdicts, type Verdicts } from './flips.ts'
import { type SummaryPart, summaryParts } from './summary.ts'
import { type Rows, useAnswers } from './use-answers.ts'

export type Board = {
  readonly pins: readonly PinnedRequest[]
  readonly rows: Rows
  /** The newest answers; those of before while new ones are on their way. */
  readonly verdicts: Verdicts
  readonly flips: ReadonlyMap<EntityId, Flip>
  /** What they are compared with. */
  readonly before: Verdicts
  readonly turn: number
  readonly actor: string
  readonly parts: readonly SummaryPart[]
  /** New answers are on their way. */
  readonly isPending: boolean
  /** Every row has its answer of now. */
  readonly isDone: boolean
  readonly failure: { readonly message: string; readonly askAgain: () => void } | null
}

const noDrafts: readonly Draft[] = []
const noVerdicts: Verdicts = new Map()

/** What a board shows to `session` now. */
export function useBoard(session: Session, boardId: EntityId): Board {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const pins = pinsOf(workspace, boardId)
  const rows = useMemo(
    (): Rows => ({ ids: pins.map(({ id }) => id), asks: pins.map((pin) => askOfPin(workspace, pin)) }),
    [workspace, pins],
  )
  const memory = useStore(boardStore)
  const moment = useMoment()
  const { revision, drafts } = moment
  const draftsDecide = drafts.length > 0
  const present = useAnswers(rows, session, moment)
  const stored = useAnswers(rows, draftsDecide ? session : null, { ...moment, drafts: noDrafts })
  const isPending = usePending(`${revision} ${identityOf(drafts)} ${identityOf(session)}`, present.isDone)

  const undrafted = draftsDecide ? (stored.isDone ? stored.verdicts : null) : present.verdicts
  useEffect(() => {
    if (present.isDone) tellBoard({ kind: 'answered', shown: present.verdicts, stored: undrafted })
  }, [present.verdicts, present.isDone, undrafted])

  const before = baselineOf(memory.baseline, draftsDecide ? stored.verdicts : noVerdicts)
  const flips = flipsBetween(before, present.verdicts)
  return {
    pins,
    rows,
    verdicts: shownVerdicts(present, memory.shown),
    flips,
    before,
    turn: memory.turn,
    actor: sessionName(session),
    parts: pins.length === 0 ? [] : summaryParts(present.verdicts, flips),
    isPending: isPending && present.failure === null,
    isDone: present.isDone,
    failure: present.failure === null ? null : { message: present.failure, askAgain: present.askAgain },
  }
}

/** Whether answers are awaited. A minute that passes by itself asks anew and quietly: most answers don't hang on the time. */
function usePending(asked: string, isDone: boolean): boolean {
  const movedAt = useStore(sessionClock, (state) => state.movedAt)
  const [settled, setSettled] = useState('')
  const key = `${asked} ${movedAt}`
  if (isDone && settled !== key) setSettled(key)
  return !isDone && settled !== key
}

function baselineOf(baseline: Baseline, stored: Verdicts): Verdicts {
  switch (baseline.kind) {
    case 'none':
      return noVerdicts
    case 'earlier':
      return baseline.verdicts
    case 'stored':
      return stored
  }
}
