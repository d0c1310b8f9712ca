import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useStore } from 'zustand'

import type { EntityId, PinnedRequest } from '#model/entities/entity.ts'
import type { Session } from '#sessions/session.ts'
import type { Ask, Draft, Verdict } from '#worker/contract.ts'

import { verdictsQuery } from '../state/queries.ts'
import { useMoment } from '../state/use-moment.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { sessionName } from '../wording/session-wording.ts'
import { boardStore, tellBoard } from './board-store.ts'
import { type Baseline, type Flip, flipsBetween, type Verdicts } from './flips.ts'
import { pinsOf } from './pins.ts'
import { summaryOf } from './summary.ts'

export type Board = {
  readonly pins: readonly PinnedRequest[]
  /** The newest answers; those of before while new ones are on their way. */
  readonly verdicts: Verdicts
  readonly flips: ReadonlyMap<EntityId, Flip>
  readonly turn: number
  readonly summary: string
  /** New answers are on their way. */
  readonly isPending: boolean
  readonly failure: { readonly message: string; readonly askAgain: () => void } | null
}

const noDrafts: readonly Draft[] = []
const noVerdicts: Verdicts = new Map()

/** What the board shows to `session` now. */
export function useBoard(session: Session): Board {
  const pins = useStore(workspaceStore, (state) => pinsOf(state.workspace))
  const memory = useStore(boardStore)
  const { revision, drafts, now } = useMoment()
  const asks = pins.map(askOf)
  const draftsDecide = drafts.length > 0
  const present = useQuery(verdictsQuery({ revision, drafts, now }, session, asks))
  const stored = useQuery({
    ...verdictsQuery({ revision, drafts: noDrafts, now }, session, asks),
    enabled: draftsDecide,
  })

  const shown = present.isPlaceholderData ? null : byPin(pins, present.data)
  const undrafted = stored.isPlaceholderData || !draftsDecide ? null : byPin(pins, stored.data)
  useEffect(() => {
    if (shown !== null) tellBoard({ kind: 'answered', shown, stored: draftsDecide ? undrafted : shown })
    // oxlint-disable-next-line react/exhaustive-deps -- tells the board when an answer, the asking session or the workspace changed, the last two even where the answer stays the same; `shown` and `undrafted` follow from what is listed and are new maps in every render
  }, [
    present.data,
    present.isPlaceholderData,
    stored.data,
    stored.isPlaceholderData,
    revision,
    drafts,
    session,
    pins,
  ])

  const verdicts = shown ?? memory.shown
  const before = baselineOf(memory.baseline, undrafted)
  const flips = shown === null ? new Map<EntityId, Flip>() : flipsBetween(before, shown)
  return {
    pins,
    verdicts,
    flips,
    turn: memory.turn,
    summary: summaryOf(sessionName(session), verdicts, flips),
    isPending: shown === null && !present.isError,
    failure: present.isError
      ? { message: present.error.message, askAgain: () => void present.refetch() }
      : null,
  }
}

/** The question that a pin asks. */
export function askOf({ action, resource, context }: PinnedRequest): Ask {
  return { action, resource, context }
}

function baselineOf(baseline: Baseline, stored: Verdicts | null): Verdicts {
  switch (baseline.kind) {
    case 'none':
      return noVerdicts
    case 'earlier':
      return baseline.verdicts
    case 'stored':
      return stored ?? noVerdicts
  }
}

function byPin(pins: readonly PinnedRequest[], answers: readonly Verdict[] | undefined): Verdicts | null {
  if (answers?.length !== pins.length) return null
  const verdicts = new Map<EntityId, Verdict>()
  pins.forEach(({ id }, i) => {
    const answer = answers[i]
    if (answer !== undefined) verdicts.set(id, answer)
  })
  return verdicts
}
