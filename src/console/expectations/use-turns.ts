import { useEffect, useState } from 'react'
import { useStore } from 'zustand'

import { stepBack, type Turn, type TurnsPiece } from '#graph/expectations/what-broke.ts'
import type { EntityId } from '#model/entities/entity.ts'
import type { DatedChange } from '#persistence/history.ts'
import type { Draft } from '#worker/contract.ts'

import { draftsStore } from '../state/drafts-store.ts'
import { engine } from '../state/engines.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { testRunStore } from './test-run.ts'

/** Since when a test fails, for people. */
export type ShownTurn =
  | { readonly kind: 'edits'; readonly drafts: readonly Draft[] }
  | {
      readonly kind: 'change'
      readonly change: DatedChange
      readonly before: 'met' | 'unknown'
    }
  | { readonly kind: 'always'; readonly steps: number }

type Turns = ReadonlyMap<EntityId, ShownTurn>

const none: Turns = new Map()

/** Since which change each failing test fails, found out after every run; those of before stay until then. */
export function useTurns(failing: readonly EntityId[]): Turns {
  const runs = useStore(testRunStore, (run) => run.runs)
  const [turns, setTurns] = useState(none)
  const asked = failing.join(' ')
  useEffect(() => {
    if (runs === 0 || asked === '') return undefined
    const controller = new AbortController()
    void find(asked.split(' '), controller.signal, (found) =>
      setTurns((before) => new Map([...before, ...found])),
    )
    return () => controller.abort()
  }, [runs, asked])
  return turns
}

async function find(
  ids: readonly EntityId[],
  signal: AbortSignal,
  tell: (found: readonly (readonly [EntityId, ShownTurn])[]) => void,
): Promise<void> {
  const { past } = workspaceStore.getState()
  const drafts = draftsStore.getState().deciding
  const back = past.toReversed().map(stepBack)
  const shown = ({ turns }: TurnsPiece) =>
    tell(turns.map(([id, turn]) => [id, shownTurn(turn, past, drafts)] as const))
  try {
    await engine('analysis').ask('whatBroke', { ids, back, drafts }, signal, shown)
  } catch {
    // the tests themselves say what is wrong with the engine; here a line is missing
  }
}

function shownTurn(turn: Turn, past: readonly DatedChange[], drafts: readonly Draft[]): ShownTurn {
  switch (turn.kind) {
    case 'always':
      return turn
    case 'edits':
      return { kind: 'edits', drafts: turn.positions.flatMap((at) => drafts[at] ?? []) }
    case 'change': {
      const change = past[past.length - turn.back - 1]
      return change === undefined
        ? { kind: 'always', steps: past.length }
        : { kind: 'change', change, before: turn.before }
    }
  }
}
