import type { Workspace } from '#model/workspace.ts'

import type { Pace } from './questions/in-pieces.ts'
import type { TrustGraph } from './trust-graph.ts'
import type { TrustMemo } from './trust-memo.ts'
import { trustGraphSteps, type TrustProgress } from './trust.ts'

/** Work goes on for so long before messages are let in, in milliseconds. */
const turn = 12

/**
 * The same as `trustGraphOf`, letting others have their turn and telling how far it has come. Where nobody waits any
 * more, `giveWay` throws; what was found until then is kept in `memo`.
 */
export async function askTrustGraph(
  workspace: Workspace,
  memo: TrustMemo,
  { report, giveWay, now }: Pace<TrustProgress>,
): Promise<TrustGraph> {
  const steps = trustGraphSteps(workspace, memo)
  let turnBegan = now()
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
    if (now() - turnBegan < turn) continue
    report(value)
    // oxlint-disable-next-line no-await-in-loop -- to let messages in between is what it is for
    await giveWay()
    turnBegan = now()
  }
}
