import { callerForms } from './caller-forms.ts'
import { contextChanges } from './context-changes.ts'
import {
  denyObstacles,
  guardrailObstacles,
  ownObstacles,
  publicObstacle,
  resourceObstacle,
  type Obstacle,
} from './obstacles.ts'
import type { Edit, ProposalOptions } from './proposal.ts'
import { leastOf } from './prove.ts'
import type { Weighing } from './weigh.ts'

type Edits = readonly Edit[]

/**
 * Sets of edits that would let a denied request pass, each of them tried and without an edit too many.
 *
 * First everything in the way is cleared at once; what wasn't needed is left out again, once so that the caller's own
 * policies allow and once for each way in which the resource's policy can name the caller. Then in each of these
 * solutions each edit is exchanged for its alternatives, other context values among them.
 *
 * Cost: a few dozen decisions, and for each edit of a solution one search of the context.
 */
export function allowingChanges(weighing: Weighing, options: ProposalOptions): readonly Edits[] {
  const { scene, question } = weighing
  const others = [...denyObstacles(weighing, options), ...guardrailObstacles(weighing, options)]
  const own = ownObstacles(weighing, options)
  const byName = callerForms(question).map((form) => [
    resourceObstacle(weighing, options, form),
    publicObstacle(weighing, options, form),
  ])
  const plans = [...byName, []].flatMap((resource) => [
    [...resource, ...own, ...others],
    [...own, ...resource, ...others],
  ])
  const solutions = distinct(
    plans.flatMap((plan) => {
      const least = leastOf(
        plan.flatMap(({ ways }) => ways[0] ?? []),
        scene,
        'allow',
      )
      return least === null ? [] : [least]
    }),
  )
  const obstacles = [...others, ...own, ...byName.flat()]
  const alternatives = solutions.flatMap((solution) => exchanged(solution, obstacles, weighing))
  return distinct([...contextChanges(scene, []), ...solutions, ...alternatives])
}

/** The solution with the way round one obstacle exchanged for another. */
function exchanged(solution: Edits, obstacles: readonly Obstacle[], { scene }: Weighing): readonly Edits[] {
  return solution.flatMap((edit) => {
    const rest = solution.filter((other) => other !== edit)
    const ways = obstacles.flatMap((obstacle) =>
      obstacle.ways[0]?.includes(edit) === true ? obstacle.ways.slice(1) : [],
    )
    return [...ways, ...contextChanges(scene, rest)].flatMap((way) => {
      const least = leastOf([...rest, ...way], scene, 'allow')
      return least === null ? [] : [least]
    })
  })
}

/** Each set once, whatever the order of its edits. */
export function distinct(sets: readonly Edits[]): readonly Edits[] {
  const byText = new Map<string, Edits>()
  for (const edits of sets) {
    const text = edits
      .map((edit) => JSON.stringify(edit))
      .toSorted()
      .join('\n')
    if (!byText.has(text)) byText.set(text, edits)
  }
  return [...byText.values()]
}
