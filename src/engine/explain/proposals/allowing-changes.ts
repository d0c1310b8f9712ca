import { callerForms } from './caller-forms.ts'
import { contextChanges } from './context-changes.ts'
import { mostAtOnce } from './effort.ts'
import {
  denyObstacles,
  guardrailObstacles,
  ownObstacles,
  publicObstacle,
  resourceObstacle,
  type Obstacle,
} from './obstacles.ts'
import type { Edit, ProposalOptions, StatementEdit } from './proposal.ts'
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
 * Cost: a few dozen decisions, and for each edit of a solution one search of the context; exchanges are given up where the
 * effort is spent, and so is everything where more than 256 things are in the way.
 */
export function allowingChanges(weighing: Weighing, options: ProposalOptions): readonly Edits[] {
  const { trials, question, effort } = weighing
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
      const edits = plan.flatMap(({ ways }) => ways[0] ?? [])
      const isFew = effort.firstOf(edits, mostAtOnce).length === edits.length
      const least = isFew ? leastOf(edits, trials, 'allow') : null
      return least === null ? [] : [least]
    }),
  )
  const obstacles = [...others, ...own, ...byName.flat()]
  const alternatives = solutions.flatMap((solution) => exchanged(solution, obstacles, weighing))
  return distinct([...contextChanges(weighing, []), ...solutions, ...alternatives])
}

/** The solution with the way round one obstacle exchanged for another. */
function exchanged(solution: Edits, obstacles: readonly Obstacle[], weighing: Weighing): readonly Edits[] {
  const { trials, effort } = weighing
  return solution.flatMap((edit) => {
    if (!effort.spend(1)) return []
    const rest = solution.filter((other) => other !== edit)
    const ways = obstacles.flatMap((obstacle) =>
      obstacle.ways[0]?.includes(edit) === true ? obstacle.ways.slice(1) : [],
    )
    return [...ways, ...contextChanges(weighing, rest.filter(isOnStatement))].flatMap((way) => {
      const edits = [...rest, ...way]
      const least = effort.spend(costOf(edits)) ? leastOf(edits, trials, 'allow') : null
      return least === null ? [] : [least]
    })
  })
}

function isOnStatement(edit: Edit): edit is StatementEdit {
  return edit.kind !== 'set-context'
}

/** In decisions on a few statements: each edit is left out once, from a document with all the others. */
function costOf(edits: Edits): number {
  return edits.length * (1 + edits.length / 8)
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
