import type { ContextKeys } from '../condition/context-keys.ts'
import type { Statement } from '../policy/document.ts'
import type { Question } from '../request/question.ts'
import type { ApplicablePolicies } from './applicable.ts'
import { gatherFacts } from './gather-facts.ts'
import {
  conditionLikelihood,
  resourceLikelihood,
  statementLikelihood,
  unknownIn,
  type IsOpen,
} from './likelihood.ts'
import { requirement, requirementText, type Requirement } from './possibility-requirement.ts'
import { simplified } from './possibility-simplified.ts'
import { serviceRule } from './service-rules.ts'
import { settle } from './settle.ts'
import { resourceHolds } from './statement-applies.ts'
import { statementsInQuestion } from './statements-in-question.ts'

/** A request with open keys, and the same in a context that it passed in where one is known. */
export type Undecided = {
  readonly question: Question
  readonly policies: ApplicablePolicies
  readonly isOpen: IsOpen
  readonly witness: Question | null
  /** Open keys, in lower case, that something else than the statements looks at: they must stay as in the witness. */
  readonly hidden: readonly string[]
}

/** Conjunctions of requirements, any of which is enough, and whether they are all there is. */
export type Ways = { readonly ways: readonly (readonly Requirement[])[]; readonly isExact: boolean }

/** How many ways are told, and how many choices of Allows are tried. */
const mostWays = 12
const mostChoices = 128

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

/** Statements that may apply or not, as far as the known keys tell. */
export function undecidedStatements({
  question,
  policies,
  isOpen,
}: Pick<Undecided, 'question' | 'policies' | 'isOpen'>): readonly Statement[] {
  const bounded = policies.permissionsBoundary !== null
  return statementsInQuestion(question, policies).filter(
    (statement) => statementLikelihood(statement, question, { bounded, isOpen }) === 'maybe',
  )
}

/** Hidden keys taken as in the witness: no more is told than of contexts that agree with it there. */
function withHiddenKnown(undecided: Undecided): Undecided {
  const { question, witness, hidden, isOpen } = undecided
  if (hidden.length === 0 || witness === null) return undecided
  const context: ContextKeys = {
    get: (folded) => (hidden.includes(folded) ? witness : question).context.get(folded),
  }
  return {
    ...undecided,
    question: { ...question, context },
    isOpen: (folded) => !hidden.includes(folded) && isOpen(folded),
  }
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

type Choices = { readonly choices: readonly (readonly Statement[])[]; readonly isComplete: boolean }

/** Every choice that is enough and has no smaller one in it, the smallest first. */
function leastChoices(
  statements: readonly Statement[],
  isEnough: (choice: readonly Statement[]) => boolean,
): Choices {
  const found: (readonly Statement[])[] = []
  let tries = 0
  let level: readonly (readonly number[])[] = [[]]
  while (level.length > 0) {
    const open: (readonly number[])[] = []
    for (const indices of level) {
      const choice = statements.filter((_, at) => indices.includes(at))
      if (found.some((less) => less.every((one) => choice.includes(one)))) continue
      if (++tries > mostChoices) return { choices: found, isComplete: false }
      if (isEnough(choice)) found.push(choice)
      else open.push(indices)
    }
    level = open.flatMap((indices) =>
      statements.flatMap((_, at) => (at > (indices.at(-1) ?? -1) ? [indices.concat(at)] : [])),
    )
  }
  return { choices: found, isComplete: true }
}

/** Alternatives, one of which must be met in full. */
type Alternatives = { readonly sets: readonly (readonly Requirement[])[]; readonly isExact: boolean }

function applying(allow: Statement, undecided: Undecided): Alternatives {
  const open = openOf(allow, undecided).map((condition): Requirement => ({ condition, must: 'hold' }))
  if (resourceLikelihood(allow, undecided.question, undecided.isOpen) === 'yes') {
    return { sets: [open], isExact: true }
  }
  const held = pinsOfResource(allow, undecided, true)
  return { sets: held === null ? [] : [[...held, ...open]], isExact: false }
}

function failing(deny: Statement, undecided: Undecided): Alternatives {
  const sets = openOf(deny, undecided).map((condition): Requirement[] => [{ condition, must: 'fail' }])
  if (resourceLikelihood(deny, undecided.question, undecided.isOpen) === 'yes') return { sets, isExact: true }
  const held = pinsOfResource(deny, undecided, false)
  return { sets: held === null ? sets : [...sets, held], isExact: false }
}

function openOf({ conditions }: Statement, { question, isOpen }: Undecided) {
  return conditions.filter((condition) => conditionLikelihood(condition, question, isOpen) === 'maybe')
}

/** The variables of the resource clause as they are in the witness, if that makes it hold or fail as wanted. */
function pinsOfResource(
  statement: Statement,
  undecided: Undecided,
  wanted: boolean,
): readonly Requirement[] | null {
  const { question, isOpen, witness } = undecided
  if (witness === null || resourceHolds(statement, witness) !== wanted) return null
  const keys = (statement.resources?.patterns ?? []).flatMap((pattern) =>
    pattern.kind === 'with-variables' ? unknownIn(pattern.tail, question, isOpen) : [],
  )
  return pins(keys, undecided)
}

/** Each key as it is in the witness; null where that can't be said. */
function pins(keys: readonly string[], { witness }: Undecided): readonly Requirement[] | null {
  if (keys.length === 0) return []
  if (witness === null) return null
  const all = [...new Set(keys)].map((key) => {
    const found = witness.context.get(key)
    const [value, ...more] = found?.values ?? []
    if (value === undefined) return requirement('Null', key, ['true'])
    return found?.multivalued === true || more.length > 0 ? null : requirement('StringEquals', key, [value])
  })
  return all.includes(null) ? null : all.filter((each) => each !== null)
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
