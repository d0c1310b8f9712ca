import type { CompiledPolicies } from '../compile/compile-policies.ts'
import type { Statement } from '../policy/document.ts'
import type { Question } from '../request/question.ts'
import { readRequest } from '../request/read-request.ts'
import type { AuthorizationRequest } from '../request/request.ts'
import { applicable, type ApplicablePolicies } from './applicable.ts'
import { gatherFacts, type StatementTest } from './gather-facts.ts'
import { questionsTold, withoutGrants } from './hidden-bounds.ts'
import { canBeTold, hiddenKeys, type HiddenKey } from './hidden-keys.ts'
import { likelihoodsOf, type IsOpen, type Likelihood } from './likelihood.ts'
import { openConditions, sufficientConditions } from './open-conditions.ts'
import {
  neverApplies,
  pins,
  undecidedStatements,
  withHiddenKnown,
  type Undecided,
} from './possibility-alternatives.ts'
import type { Ways } from './possibility-product.ts'
import { toOpenCondition } from './possibility-requirement.ts'
import { areEverything, possibilityWays } from './possibility-ways.ts'
import type { Possibility } from './possibility.ts'
import { serviceRule } from './service-rules.ts'
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
 * Where a rule of the service looks at an open key, or a policy at the caller's unique id, the answer is told of the value
 * that the context has there, as a condition among the others, and never claims to be all there is.
 *
 * Cost: bounded, however many statements and keys there are; what is left out for it is never claimed.
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
  const hidden = hiddenKeys(question, bearing, isOpen)
  const isHidden = hidden.length > 0
  const likelihoodOf = likelihoodsOf(question, { bounded: bearing.permissionsBoundary !== null, isOpen })
  const atWorst = isAllowed(question, bearing, bound('Deny', likelihoodOf))
  if (!isHidden && atWorst) return { kind: 'always' }
  if (!isHidden && !isAllowed(question, bearing, bound('Allow', likelihoodOf))) return { kind: 'never' }
  const told = isHidden ? whateverIsHidden(question, { policies: bearing, isOpen, hidden }) : null
  if (told !== null) return { kind: told }

  const all = { question, policies: bearing, isOpen, likelihoodOf, hidden }
  const never = new Set(
    undecidedStatements(all).filter((each) => neverApplies(each, { ...all, witness: null, hidden: [] })),
  )
  const certain = (statement: Statement) => (never.has(statement) ? 'no' : likelihoodOf(statement))
  const undecided = isHidden ? all : { ...all, likelihoodOf: certain }
  if (!isHidden && never.size > 0) {
    if (isAllowed(question, bearing, bound('Deny', certain))) return { kind: 'always' }
    if (!isAllowed(question, bearing, bound('Allow', certain))) return { kind: 'never' }
  }
  const asked = { ...undecided, witness: null, hidden: [] }
  const open = undecidedStatements(all).filter((statement) => !never.has(statement))
  if (!canBeTold(hidden, isOpen))
    return { kind: 'undetermined', conditions: openConditions(open, question, isOpen) }
  const known = isHidden ? unknownWays : possibilityWays(asked)
  if (known.isExact && known.ways.length === 0) return { kind: 'never' }
  if (areEverything(known.ways)) return { kind: 'always' }
  const sought = isHidden ? [...open, ...undecidedWith(hidden, undecided)] : open
  const witness = findWitness(question, policies, { undecided: [...new Set(sought)], hidden, isOpen })
  if (witness === null) return { kind: 'undetermined', conditions: openConditions(open, question, isOpen) }
  const proved = readRequest({ ...request, context: witness })
  if (!proved.ok) throw new Error('a witness context could not be read')
  const inWitness = { ...undecided, witness: proved.value }
  const { ways, isExact } = known.isExact ? known : possibilityWays(inWitness)
  const pinned = pins(
    hidden.map(({ key }) => key),
    inWitness,
  )
  const settled = withHiddenKnown(inWitness)
  const sufficient = sufficientConditions({
    ...settled,
    undecided: isHidden ? undecidedStatements(settled) : open,
    witness: proved.value,
  })
  return {
    kind: 'conditional',
    conditions: [...(pinned ?? []).map(toOpenCondition), ...sufficient],
    witness,
    ways: ways.map((way) => way.map(toOpenCondition)),
    isExact,
  }
}

type Hidden = Pick<Undecided, 'policies' | 'isOpen' | 'hidden'>

/** `always` or `never` where that is so whatever the hidden keys are too; null where it isn't known. */
function whateverIsHidden(
  question: Question,
  { policies, isOpen, hidden }: Hidden,
): 'always' | 'never' | null {
  const bounded = policies.permissionsBoundary !== null
  const passes = (each: Question, effect: Statement['effect']) =>
    isAllowed(each, policies, bound(effect, likelihoodsOf(each, { bounded, isOpen })))
  const least = withoutGrants(question, hidden)
  if (least !== null && passes(least, 'Deny')) return 'always'
  const all = questionsTold(question, hidden)
  return all !== null && !all.some((each) => passes(each, 'Allow')) ? 'never' : null
}

/** Statements that are undecided where the hidden keys have the values that promise most. */
function undecidedWith(
  hidden: readonly HiddenKey[],
  undecided: Omit<Undecided, 'witness'>,
): readonly Statement[] {
  const { request } = undecided.question
  const likely = hidden.flatMap(({ key, candidates: [first] }) =>
    first === undefined ? [] : [[key, first] as const],
  )
  const read = readRequest({ ...request, context: { ...request.context, ...Object.fromEntries(likely) } })
  return read.ok ? undecidedStatements(withHiddenKnown({ ...undecided, witness: read.value })) : []
}

/**
 * May the request pass for some values of the open keys? False is proved; true is not.
 *
 * Cost: one decision, in which no value is looked for.
 */
export function mayPass(request: AuthorizationRequest, policies: CompiledPolicies, isOpen: IsOpen): boolean {
  const read = readRequest(request)
  if (!read.ok) return false
  const question = read.value
  const bearing = applicable(policies, question)
  if (hiddenKeys(question, bearing, isOpen).length > 0) return true
  const likelihoodOf = likelihoodsOf(question, { bounded: bearing.permissionsBoundary !== null, isOpen })
  return isAllowed(question, bearing, bound('Allow', likelihoodOf))
}

/** As if of the undecided statements those of one effect applied, and the others not. */
function bound(
  effect: Statement['effect'],
  likelihoodOf: (statement: Statement) => Likelihood,
): StatementTest {
  return (statement) => {
    const likelihood = likelihoodOf(statement)
    return likelihood === 'yes' || (likelihood === 'maybe' && statement.effect === effect)
  }
}

function isAllowed(question: Question, policies: ApplicablePolicies, test: StatementTest): boolean {
  const facts = gatherFacts(question, policies, test)
  return settle(question, facts, serviceRule(question, policies)).decision === 'allowed'
}

/** What is known of the ways where more than statements decides. */
const unknownWays: Ways = { ways: [], isExact: false }
