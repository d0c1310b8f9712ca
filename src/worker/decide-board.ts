import { inPieces } from '#graph/questions/in-pieces.ts'
import { askAt } from '#model/ask-at.ts'
import type { Workspace } from '#model/workspace.ts'

import type { BoardQuestion, VerdictsPiece } from './contract.ts'
import type { Course } from './serve.ts'
import { judgeFor } from './verdict.ts'

/** Answer the requests of a board piece by piece: the page shows the first while the others are decided. */
export async function decideBoard(
  workspace: Workspace,
  { session, asks, first, now }: BoardQuestion,
  course: Course<VerdictsPiece>,
): Promise<null> {
  const judge = await judgeFor({ workspace, session, asks })
  let found: VerdictsPiece[number][] = []
  const keeping = {
    add: (one: VerdictsPiece[number]) => found.push(one),
    take: () => {
      const piece = found
      found = []
      return piece
    },
  }
  await inPieces(verdicts(), keeping, { ...course, now: () => performance.now() })
  return null

  function* verdicts(): Generator<VerdictsPiece[number]> {
    for (const place of new Set([...first, ...asks.keys()])) {
      const ask = asks[place]
      if (ask !== undefined) yield [place, judge(workspace, session, askAt(ask, now))]
    }
  }
}
