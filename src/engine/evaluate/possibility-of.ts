import type { CompiledPolicies } from '../compile/compile-policies.ts'
import type { Question } from '../request/question.ts'
import { readRequest } from '../request/read-request.ts'
import type { AuthorizationRequest } from '../request/request.ts'
import { applicable, type ApplicablePolicies } from './applicable.ts'
import { gatherFacts, type StatementTest } from './gather-facts.ts'
import { statementLikelihood, type IsOpen } from './likelihood.ts'
import { openConditions, sufficientConditions } from './open-conditions.ts'
import { neverApplies, undecidedStatements } from './possibility-alternatives.ts'
import { toOpenCondition } from './possibility-requirement.ts'
import { possibilityWays, type Ways } from './possibility-ways.ts'
import type { Possibility } from './possibility.ts'
import { serviceKeys, serviceRule } from './service-rules.ts'
import { settle } from './settle.ts'
import { findWitness } from './witness.ts'

/**
 * What a request could come to while some keys are not known: those that `isOpen` (asked in lower case) names and
 * the request lacks. Every other key that it lacks is absent.
 *
 * `always` and `never` hold for every value of the open keys: the request is decided once as if every undecided
 * Deny applied and no undecided Allow did, and once the other way round. Between the two, `conditional` carries a
 * context that `authorize` allowed; where none is found, the answer is `never` if every way in contradicts itself, else
 * `undetermined`.
 *
 * A request that can't be read is never allowed.
 */
export function possibilityOf(
  request: AuthorizationRequest,
  policies: CompiledPolicies,
  isOpen: IsOpen,
): Possibility {
  const read = readRequest(request)
  if (!read.ok) return { kind: 'never' }
  const question = read.value
  const bearing = applicable(policies, question)
  const pessimistic: StatementTest = (statement, asked, bounded) => {
    const likelihood = statementLikelihood(statement, asked, { bounded, isOpen })
    return likelihood === 'yes' || (likelihood === 'maybe' && statement.effect === 'Deny')
  }

  const isHidden = hidesPrincipal(bearing, question, isOpen) || openServiceKeys(question, isOpen).length > 0
  if (isAllowed(question, bearing, pessimistic))
    return isHidden ? { kind: 'undetermined', conditions: [] } : { kind: 'always' }
  if (!isHidden && !isAllowed(question, bearing, atBest(isOpen))) return { kind: 'never' }

  const undecided = { question, policies: bearing, isOpen }
  const asked = { ...undecided, witness: null, hidden: [] }
  const all = undecidedStatements(undecided)
  const open = all.filter((statement) => !neverApplies(statement, asked))
  if (!isHidden && open.length < all.length) {
    const without: (test: StatementTest) => StatementTest = (test) => (statement, at, bounded) =>
      (!all.includes(statement) || open.includes(statement)) && test(statement, at, bounded)
    if (isAllowed(question, bearing, without(pessimistic))) return { kind: 'always' }
    if (!isAllowed(question, bearing, without(atBest(isOpen)))) return { kind: 'never' }
  }
  const known = isHidden ? unknownWays : possibilityWays(asked)
  if (known.isExact && known.ways.length === 0) return { kind: 'never' }
  const witness = findWitness(question, policies, { undecided: open, isOpen })
  if (witness === null) return { kind: 'undetermined', conditions: openConditions(open, question, isOpen) }
  const proved = readRequest({ ...request, context: witness })
  if (!proved.ok) throw new Error('a witness context could not be read')
  const conditions = sufficientConditions({
    undecided: open,
    question,
    witness: proved.value,
    policies: bearing,
    isOpen,
  })
  const hidden = [
    ...openServiceKeys(question, isOpen),
    ...(hidesPrincipal(bearing, question, isOpen) ? ['aws:userid'] : []),
  ]
  const { ways, isExact } = known.isExact
    ? known
    : possibilityWays({ ...undecided, witness: proved.value, hidden })
  return {
    kind: 'conditional',
    conditions,
    witness,
    ways: ways.map((way) => way.map(toOpenCondition)),
    isExact,
  }
}

/**
 * May the request pass for some values of the open keys? False is proved; true is not.
 *
 * Cost: one decision, in which no value is looked for.
 */
export function mayPass(request: AuthorizationRequest, policies: CompiledPolicies, isOpen: IsOpen): boolean {
  const read = readRequest(request)
  if (!read.ok) return false
  const bearing = applicable(policies, read.value)
  return (
    hidesPrincipal(bearing, read.value, isOpen) ||
    openServiceKeys(read.value, isOpen).length > 0 ||
    isAllowed(read.value, bearing, atBest(isOpen))
  )
}

/** As if every undecided Allow applied and no undecided Deny did. */
function atBest(isOpen: IsOpen): StatementTest {
  return (statement, question, bounded) => {
    const likelihood = statementLikelihood(statement, question, { bounded, isOpen })
    return likelihood === 'yes' || (likelihood === 'maybe' && statement.effect === 'Allow')
  }
}

function isAllowed(question: Question, policies: ApplicablePolicies, test: StatementTest): boolean {
  const facts = gatherFacts(question, policies, test)
  return settle(question, facts, serviceRule(question, policies)).decision === 'allowed'
}

/** What is known of the ways where more than statements decides. */
const unknownWays: Ways = { ways: [], isExact: false }

/** Keys that are not known and that a rule of the service looks at: no statement tells, so nothing is proved. */
function openServiceKeys(question: Question, isOpen: IsOpen): readonly string[] {
  return serviceKeys(question).filter((key) => question.context.get(key) === undefined && isOpen(key))
}

/** Whether a policy names principals by unique id while the caller's own is not known: then names prove nothing. */
function hidesPrincipal(
  { resource, vpcEndpoint }: ApplicablePolicies,
  { context }: Question,
  isOpen: IsOpen,
): boolean {
  if (context.get('aws:userid') !== undefined || !isOpen('aws:userid')) return false
  return [...(resource ?? []), ...(vpcEndpoint ?? [])].some(({ document }) =>
    document.statements.some(({ principals }) =>
      principals?.patterns.some(({ kind }) => kind === 'unique-id'),
    ),
  )
}
