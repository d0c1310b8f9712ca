import type { PathsEnd } from '#graph/relations/graph-question.ts'

/** What was looked for; `longest` is null where ways of any length count. */
type Sought = {
  readonly from: string
  readonly to: PathsEnd
  readonly longest: number | null
  readonly isCertain: boolean
}

/** That there is no way, and whether `besides` lines tell what is there in its place. `isComplete`: was every way tried? */
export function noWaySentence(
  { from, to, longest, isCertain }: Sought,
  isComplete: boolean,
  besides: number,
): string {
  const end = to.kind === 'node' ? to.id : `${to.action} on ${to.resource}`
  const length = longest === null ? '' : ` of at most ${longest} ${longest === 1 ? 'hop' : 'hops'}`
  const which = `${length}${isCertain ? ' without conditions' : ''}`
  if (!isComplete)
    return `from ${from} to ${end} there are more ways to try than are tried; none was found among those`
  const none = `no way${which} leads from ${from} to ${end}`
  if (to.kind === 'action') return none
  return besides === 0
    ? `${none}; nothing comes near, and no known way up is found that leads there`
    : `${none}; printed is what comes nearest, and whose known ways up lead there`
}
