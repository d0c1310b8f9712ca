/** How many edits may be tried at once: where more are needed, none are proposed. */
export const mostAtOnce = 256

/** What may be spent on looking for proposals, and whether something was left untried for it. */
export type Effort = {
  /** May this be tried, which takes so many decisions? From the first time on that it may not, the search isn't whole. */
  readonly spend: (decisions: number) => boolean
  /** The first of some candidates that are in order of promise. */
  readonly firstOf: <Candidate>(candidates: readonly Candidate[], most: number) => readonly Candidate[]
  readonly isWhole: () => boolean
}

/** An effort of so many decisions, counted and not timed, so that the same question always gets the same answer. */
export function effortOf(decisions: number): Effort {
  let left = decisions
  let isWhole = true
  return {
    spend: (work) => {
      const isLeft = left > 0
      if (isLeft) left -= work
      else isWhole = false
      return isLeft
    },
    firstOf: (candidates, most) => {
      if (candidates.length <= most) return candidates
      isWhole = false
      return candidates.slice(0, most)
    },
    isWhole: () => isWhole,
  }
}
