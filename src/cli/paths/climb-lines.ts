import { emptyEscalationMemo, type EscalationMemo } from '#graph/escalation/escalation-memo.ts'
import { waysBeside, type WaysBesideQuestion } from '#graph/escalation/ways-beside.ts'
import type { Scene } from '#graph/relations/scene.ts'

/** The ways up of somebody, and of whom it can become, in numbers, as the command line prints them. */
export function climbLines(
  scene: Scene,
  question: WaysBesideQuestion,
  memo: EscalationMemo = emptyEscalationMemo(),
) {
  return [...waysBeside(scene, memo, question)].flatMap((one) => {
    if (one === null) return []
    const { principal: waysUpOf, isCertain: certain, count, open, unknown, leads: leadsTo } = one
    return { waysUpOf, certain, count, open, unknown, leadsTo }
  })
}
