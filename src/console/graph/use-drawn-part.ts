import { useMemo, useState } from 'react'

import type { LineMarks } from '#graph/picture/compared.ts'
import { type Hub, withoutHubLines } from '#graph/picture/hubs.ts'
import type { Picture, PictureEdge } from '#graph/picture/picture.ts'

import { withinBudget, withoutHalves } from './line-budget.ts'
import { isMap } from './map/map-size.ts'

export type DrawnPart = {
  readonly picture: Picture
  /** Lines that are left out since more would hide one another. */
  readonly left: number
  /** Half edges that wait until somebody is chosen. */
  readonly halves: number
  readonly hubs: readonly Hub[]
  /** Is all of that drawn, as it was asked for? */
  readonly isAll: boolean
  readonly onAll: (isAll: boolean) => void
}

type Wanted = {
  readonly focus: string | null
  readonly edge: string | null
  readonly marks: LineMarks
  /** An answer is shown: nothing of it may be missing. */
  readonly isAnswer: boolean
  /** A hub is open, whose lines may be many. */
  readonly isOpen: boolean
}

/** What of a picture is drawn at once: a hub's many lines and what is over the budget wait until they are asked for. */
export function useDrawnPart(passed: Picture, { focus, edge, marks, isAnswer, isOpen }: Wanted): DrawnPart {
  const [all, setAll] = useState(false)
  const part = useMemo(() => {
    const hasHubs = isOpen || passed.nodes.some(({ hub }) => hub !== undefined)
    const isOfFewBoxes = !isMap({ nodes: passed.nodes, edges: [] })
    if (isMap(passed) && !(hasHubs && isOfFewBoxes)) {
      return { picture: passed, left: 0, halves: 0, hubs: [] }
    }
    const isKept = (line: PictureEdge) =>
      isAnswer ||
      line.from === focus ||
      line.id === edge ||
      line.edges.some(({ id }) => id === edge || marks.has(id))
    const { picture, hubs } = withoutHubLines(passed, isKept)
    const { picture: whole, halves } = withoutHalves(picture, (line) => isKept(line) || line.to === focus)
    return { ...withinBudget(whole), halves, hubs }
  }, [passed, focus, edge, marks, isAnswer, isOpen])
  const isLess = part.left + part.halves + part.hubs.length > 0
  return { ...part, picture: all ? passed : part.picture, isAll: all && isLess, onAll: setAll }
}
