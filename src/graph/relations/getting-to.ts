import { accessOn } from './access-among.ts'
import type { PathsEnd } from './graph-question.ts'
import { distancesTo, shortestWays } from './hops.ts'
import { goalOf } from './paths.ts'
import type { AccessActions } from './relation.ts'
import { assumeHops, type Scene } from './scene.ts'

/** An end of ways; `actions`: what counts as access to it, where it is a resource. */
export type WaysEnd = { readonly at: PathsEnd; readonly actions: AccessActions }

/** Whether a way there holds without conditions, or under some; null where none leads there. */
export type Getting = 'certain' | 'open' | null

/**
 * How somebody gets to an end over assumptions of any number, or itself: asked of one after the other, by id. Half edges and what
 * is unknown are no way; that the conditions of several hops can be met together isn't looked into.
 *
 * Cost: to a role two walks over the relation, for all who are asked about; to a resource or an action a decision for each
 * who is asked about, and whom these can become, kept from one to the next.
 */
export function gettingTo(scene: Scene, { at, actions }: WaysEnd): (id: string) => Getting {
  const [hops, sure] = [assumeHops(scene), assumeHops(scene, true)]
  const goal = goalOf(scene, at, actions)
  if (goal === null) {
    const to = at.kind === 'node' ? at.id : at.resource
    const [near, certain] = [distancesTo(hops, to, Infinity), distancesTo(sure, to, Infinity)]
    return (id) => (certain.has(id) ? 'certain' : near.has(id) ? 'open' : null)
  }
  const accessOf = accessOn(scene, goal)
  const own = onceForEach((id) => {
    const state = accessOf(id)?.state
    return state === 'allowed' ? 'certain' : state === 'conditional' ? 'open' : null
  })
  return onceForEach((id) => {
    if ([id, ...shortestWays(sure, id).keys()].some((one) => own(one) === 'certain')) return 'certain'
    return [id, ...shortestWays(hops, id).keys()].some((one) => own(one) !== null) ? 'open' : null
  })
}

/** The same, worked out once for each: many ways up make one act as the same people. */
function onceForEach(gets: (id: string) => Getting): (id: string) => Getting {
  const known = new Map<string, Getting>()
  return (id) => {
    const found = known.get(id)
    if (found !== undefined) return found
    const made = gets(id)
    known.set(id, made)
    return made
  }
}
