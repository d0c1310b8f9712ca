import type { EntityId } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'

import { changingCalls, type ChangingCall } from './changing-actions.ts'
import { inPieces, type Pace } from './in-pieces.ts'
import { countAskers, whoCan, type WhoRow } from './who-can.ts'

/** One of those who may make a call, or may under conditions, or of whom it is unknown. */
export type Changer = WhoRow & { readonly call: ChangingCall }

export type ChangerPiece = {
  readonly found: readonly Changer[]
  /** Pairs of a principal and a call. */
  readonly done: number
  readonly total: number
}

export type ChangerCounts = { readonly asked: number; readonly calls: number }

/**
 * Who may make any of the calls that change `target` (`changingCalls`), call after call, each decided by the engine as
 * in `whoCan`. Nothing where nobody has such a thing, or no call changes it.
 */
export async function askWhoCanChange(
  workspace: Workspace,
  target: EntityId,
  pace: Pace<ChangerPiece>,
): Promise<ChangerCounts> {
  const entity = workspace.entities.get(target)
  const calls = entity === undefined ? [] : changingCalls(workspace, entity)
  const total = calls.reduce((sum, call) => sum + countAskers(workspace, askOf(call)), 0)
  let done = 0
  let found: Changer[] = []
  await inPieces(
    changers(workspace, calls),
    {
      add: (changer) => {
        done += 1
        if (changer.access.state !== 'denied') found.push(changer)
      },
      take: () => {
        const piece = { found, done, total }
        found = []
        return piece
      },
    },
    pace,
  )
  return { asked: done, calls: calls.length }
}

function* changers(
  workspace: Workspace,
  calls: readonly ChangingCall[],
): Generator<Changer, void, undefined> {
  for (const call of calls) {
    for (const row of whoCan(workspace, askOf(call))) yield { ...row, call }
  }
}

function askOf({ action, resource }: ChangingCall) {
  return { action, resource, context: {} }
}
