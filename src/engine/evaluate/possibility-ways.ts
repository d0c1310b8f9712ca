import type { Statement } from '../policy/document.ts'
import { gatherFacts } from './gather-facts.ts'
import { statementLikelihood } from './likelihood.ts'
import {
  applying,
  failing,
  pins,
  undecidedStatements,
  withHiddenKnown,
  type Alternatives,
  type Undecided,
} from './possibility-alternatives.ts'
import { leastChoices } from './possibility-choices.ts'
import { requirementText, type Requirement } from './possibility-requirement.ts'
import { simplified } from './possibility-simplified.ts'
import { serviceRule } from './service-rules.ts'
import { settle } from './settle.ts'

/** Conjunctions of requirements, any of which is enough, and whether they are all there is. */
export type Ways = { readonly ways: readonly (readonly Requirement[])[]; readonly isExact: boolean }

/** How many ways are told. */
const mostWays = 12

/**
 * The ways in which the request passes: for each least choice of undecided Allows that together let it, all their
 * conditions met, and of each undecided Deny one that is not. Contradictory ways are left out.
 *
 * Exact ways that are none at all prove that the request never passes.
 *
 * Cost: one settlement for each choice of undecided Allows, 128 at most; there are seldom more than two or three.
 */
export function possibilityWays(asked: Undecided): Ways {
  const undecided = withHiddenKnown(asked)
  const statements = undecidedStatements(undecided)
  const allows = statements.filter(({ effect }) => effect === 'Allow')
  const denies = statements.filter(({ effect }) => effect === 'Deny')
  const decide = decisionBy(undecided)
  const least = leastChoices(allows, (choice) => decide(new Set(choice)))
  const counting = denies.filter((deny) => !decide(new Set([...allows, deny])))
  const pinned = pins(undecided.hidden, undecided)
  if (pinned === null) return { ways: [], isExact: false }

  let isExact = least.isComplete && undecided.hidden.length === 0
  const ways = least.choices.flatMap((choice) => {
    const alternatives = [
      ...choice.map((allow) => applying(allow, undecided)),
      ...counting.map((deny) => failing(deny, undecided)),
    ]
    isExact &&= alternatives.every((each) => each.isExact)
    const product = productOf(pinned, alternatives)
    isExact &&= product.isExact
    return product.ways
  })
  const told = withoutSpecial(ways)
  return { ways: told.slice(0, mostWays), isExact: isExact && told.length <= mostWays }
}

/** Does the request pass if of the undecided statements just these apply? */
function decisionBy({ question, policies, isOpen }: Undecided) {
  const bounded = policies.permissionsBoundary !== null
  const service = serviceRule(question, policies)
  return (applies: ReadonlySet<Statement>): boolean => {
    const facts = gatherFacts(question, policies, (statement) => {
      const likelihood = statementLikelihood(statement, question, { bounded, isOpen })
      return likelihood === 'yes' || (likelihood === 'maybe' && applies.has(statement))
    })
    return settle(question, facts, service).decision === 'allowed'
  }
}

/** Every combination of one alternative each, simplified; the contradictory are left out. */
function productOf(base: readonly Requirement[], all: readonly Alternatives[]): Ways {
  let isExact = true
  let ways = [simplified(base)].filter((way) => way !== null)
  for (const { sets } of all) {
    const next = ways.flatMap((way) =>
      sets.flatMap((set) => {
        const joined = simplified([...way, ...set])
        return joined === null ? [] : [joined]
      }),
    )
    const least = withoutSpecial(next)
    isExact &&= least.length <= mostWays
    ways = least.slice(0, mostWays)
  }
  return { ways, isExact }
}

/** The ways with the fewest requirements first, without those that ask for all that another one does and more. */
function withoutSpecial(ways: readonly (readonly Requirement[])[]): (readonly Requirement[])[] {
  const texts = ways
    .map((way) => ({ way, asks: new Set(way.map(requirementText)) }))
    .toSorted((one, other) => one.asks.size - other.asks.size)
  return texts
    .filter(({ asks }, at) => !texts.slice(0, at).some((less) => isWithin(less.asks, asks)))
    .map(({ way }) => way)
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((each) => all.has(each))
}
