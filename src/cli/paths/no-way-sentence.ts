import type { Getting } from '#graph/relations/getting-to.ts'
import type { PathsEnd } from '#graph/relations/graph-question.ts'

/** What was looked for; `longest` is null where ways of any length count. */
type Sought = {
  readonly from: string
  readonly to: PathsEnd
  readonly longest: number | null
  readonly isCertain: boolean
}

/**
 * What is there in place of a way. `isComplete`: was every way tried? `beyond`: do ways lead there that are none of those that were asked
 * for? The others count lines that are printed.
 */
type There = {
  readonly isComplete: boolean
  readonly beyond: Getting
  readonly near: number
  readonly climbs: number
}

/** That there is no way, whether anything comes near, and whether ways up lead there. */
export function noWaySentence(sought: Sought, { isComplete, beyond, near, climbs }: There): string {
  const { from, to, longest, isCertain } = sought
  const end = to.kind === 'node' ? to.id : `${to.action} on ${to.resource}`
  const length = longest === null ? '' : ` of at most ${longest} ${longest === 1 ? 'hop' : 'hops'}`
  const none = isComplete
    ? `no way${length}${isCertain ? ' without conditions' : ''} leads from ${from} to ${end}`
    : `from ${from} to ${end} there are more ways to try than are tried, and none was found among those`
  const nearest = near === 0 ? 'nothing comes near' : 'what comes nearest is printed'
  const up =
    climbs === 0
      ? 'no known way up to more permissions was found that leads there'
      : 'whose known ways up lead there is printed'
  if (isComplete && beyond !== null) {
    const others = isCertain && beyond === 'open' ? 'ways under conditions do' : 'longer ways do'
    return [none, others, ...(climbs === 0 ? [] : [up])].join('; ')
  }
  return [none, ...(to.kind === 'node' ? [nearest] : []), up].join('; ')
}
