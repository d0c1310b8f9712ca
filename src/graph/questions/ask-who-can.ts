import type { Ask } from '#model/gather.ts'
import type { Workspace } from '#model/workspace.ts'

import type { Access } from './access-of.ts'
import { inPieces, type Pace } from './in-pieces.ts'
import { countAskers, whoCan, type WhoRow } from './who-can.ts'

/** Some of those who may, and how far the asking has come. Those who are denied are counted alone. */
export type WhoPiece = {
  readonly rows: readonly WhoRow[]
  readonly asked: number
  readonly total: number
}

/** How many of each state there were. */
export type WhoCounts = Readonly<Record<Access['state'], number>>

/** Ask of everybody who may do what `ask` says, bringing those who may, or may under conditions, as they are found. */
export async function askWhoCan(workspace: Workspace, ask: Ask, pace: Pace<WhoPiece>): Promise<WhoCounts> {
  const counts = { allowed: 0, conditional: 0, denied: 0, unknown: 0 }
  const total = countAskers(workspace, ask)
  let asked = 0
  let rows: WhoRow[] = []
  await inPieces(
    whoCan(workspace, ask),
    {
      add: (row) => {
        asked += 1
        counts[row.access.state] += 1
        if (row.access.state !== 'denied') rows.push(row)
      },
      take: () => {
        const piece = { rows, asked, total }
        rows = []
        return piece
      },
    },
    pace,
  )
  return counts
}
