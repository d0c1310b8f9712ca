import type { Statement } from '../policy/document.ts'
import { gatherFacts } from './gather-facts.ts'
import {
  applying,
  failing,
  pins,
  undecidedStatements,
  withHiddenKnown,
  type Undecided,
} from './possibility-alternatives.ts'
import { leastChoices } from './possibility-choices.ts'
import { mostWays, productOf, withoutSpecial, type Ways, type Work } from './possibility-product.ts'
import type { Requirement } from './possibility-requirement.ts'
import { serviceRule } from './service-rules.ts'
import { settle } from './settle.ts'
import { deniesByLayer } from './statements-in-question.ts'

/** How many conjunctions are built once it is clear that not all ways will be told. */
const mostInexact = 5000

/**
 * The ways in which the request passes: for each least choice of undecided Allows that together let it, all their
 * conditions met, and of each undecided Deny one that is not. Contradictory ways are left out.
 *
 * Exact ways that are none at all prove that the request never passes.
 *
 * Cost: one settlement for each choice of undecided Allows, 128 at most; there are seldom more than two or three. Of
 * choices that leave more than twelve ways, as many are told as can be for a few thousand conjunctions.
 */
export function possibilityWays(asked: Undecided): Ways {
  const undecided = withHiddenKnown(asked)
  const statements = undecidedStatements(undecided)
  const allows = statements.filter(({ effect }) => effect === 'Allow')
  const denies = statements.filter(({ effect }) => effect === 'Deny')
  const decide = decisionBy(undecided)
  const least = leastChoices(allows, (choice) => decide(new Set(choice)))
  const counting = thatCount(denies, undecided, (deny) => decide(new Set([...allows, deny])))
  const pinned = pins(
    undecided.hidden.map(({ key }) => key),
    undecided,
  )
  if (pinned === null) return { ways: [], isExact: false }

  const work: Work = { left: mostInexact }
  const stopping = counting.map((deny) => failing(deny, undecided))
  let isExact = least.isComplete && undecided.hidden.length === 0 && stopping.every((each) => each.isExact)
  const ways = least.choices.flatMap((choice) => {
    if (work.left <= 0) {
      isExact = false
      return []
    }
    const letting = choice.map((allow) => applying(allow, undecided))
    const product = productOf(pinned, [...letting, ...stopping], work)
    isExact &&= product.isExact && letting.every((each) => each.isExact)
    return product.ways
  })
  const told = withoutSpecial(ways)
  return { ways: told.slice(0, mostWays), isExact: isExact && told.length <= mostWays }
}

/**
 * Is every context among these ways, so that the request passes whatever the keys are? Proved, never guessed: no context
 * fails one requirement of each of them. False where that isn't known.
 */
export function areEverything(ways: Ways['ways']): boolean {
  if (ways.length === 0 || ways.some((way) => way.length > longestWay)) return false
  const failed = ways.map((way) => ({ sets: way.map((each) => [negated(each)]), isExact: true }))
  const left = productOf([], failed, { left: 0 })
  return left.isExact && left.ways.length === 0
}

function negated({ condition, must }: Requirement): Requirement {
  return { condition, must: must === 'hold' ? 'fail' : 'hold' }
}

/** Of longer ways it isn't asked. */
const longestWay = 64

/** Denies of one layer count alike: one of each is tried. */
function thatCount(
  denies: readonly Statement[],
  { question, policies }: Undecided,
  passesWith: (deny: Statement) => boolean,
): readonly Statement[] {
  if (denies.length === 0) return []
  const layers = deniesByLayer(question, policies)
  const known = new Map<string, boolean>()
  return denies.filter((deny) => {
    const layer = layers.get(deny) ?? ''
    const doesCount = known.get(layer) ?? !passesWith(deny)
    known.set(layer, doesCount)
    return doesCount
  })
}

/** Does the request pass if of the undecided statements just these apply? */
function decisionBy({ question, policies, likelihoodOf }: Undecided) {
  const service = serviceRule(question, policies)
  return (applies: ReadonlySet<Statement>): boolean => {
    const facts = gatherFacts(question, policies, (statement) => {
      const likelihood = likelihoodOf(statement)
      return likelihood === 'yes' || (likelihood === 'maybe' && applies.has(statement))
    })
    return settle(question, facts, service).decision === 'allowed'
  }
}
