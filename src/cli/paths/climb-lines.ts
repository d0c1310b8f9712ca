import { emptyEscalationMemo, type EscalationMemo } from '#graph/escalation/escalation-memo.ts'
import type { Stepping } from '#graph/escalation/over-others.ts'
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
    const { principal: waysUpOf, isCertain: certain, count, open, unknown, leads: leadsTo, over } = one
    const line = { waysUpOf, certain, count, open, unknown, leadsTo }
    return over === undefined ? line : Object.assign(line, { over: overLine(over) })
  })
}

/** Others who get to the end, as whom some of the ways make one act; `more` are not named. */
function overLine({ count, those, total }: Stepping) {
  const more = total - those.length
  return { count, as: those.map(({ id, state }) => ({ id, state })), ...(more === 0 ? {} : { more }) }
}
