import { someCandidate, type CandidateTest } from '../compile/candidates.ts'
import type { CompiledLevel, CompiledPolicy } from '../compile/compile-policies.ts'
import { coveringPolicies } from '../compile/covering-policies.ts'
import type { Statement } from '../policy/document.ts'
import type { Question } from '../request/question.ts'
import type { ApplicablePolicies } from './applicable.ts'
import type { Facts, LayerFacts } from './facts.ts'
import { reachOf, stronger, type Reach } from './reach.ts'
import { standingOf } from './service-rules.ts'
import { callerAndConditionsHold, resourcesHold } from './statement-applies.ts'

/** Whether a statement that covers the action counts as applying, where keys are unknown: a bound of `statementApplies`. */
export type StatementTest = (statement: Statement, question: Question, bounded: boolean) => boolean

/**
 * Sum up what each layer says. A layer's statements are asked until it is clear, so not all of them need to be.
 * `counts` stands in for the plain predicates.
 *
 * Rules R2.5, R8.2: statements are ORed in a layer, levels of the organization are ANDed.
 */
export function gatherFacts(question: Question, policies: ApplicablePolicies, counts?: StatementTest): Facts {
  const test = candidateTest(question, policies.permissionsBoundary !== null, counts)
  const weigh = (list: readonly CompiledPolicy[] | null) => weighPolicies(list, question, test)
  const resource = weighResource(policies.resource, question, test)
  const standing = standingOf(question)
  return {
    identity: weigh(policies.identity),
    permissionsBoundary: weigh(policies.permissionsBoundary),
    session: weigh(policies.session),
    resource,
    serviceControl: weighLevels(policies.serviceControl, question, test),
    resourceControl: alwaysAllowing(weighLevels(policies.resourceControl, question, test)),
    vpcEndpoint: weigh(policies.vpcEndpoint),
    reach: standing === null ? resource.reach : stronger(resource.reach, standing.reach),
    standing,
    hasSessionPolicy: policies.session !== null,
  }
}

function candidateTest(question: Question, bounded: boolean, counts?: StatementTest): CandidateTest {
  if (counts !== undefined) {
    return {
      covers: () => true,
      applies: (statement) => counts(statement, question, bounded),
      context: null,
    }
  }
  return {
    covers: (resources) => resourcesHold(resources, question),
    applies: (statement) => callerAndConditionsHold(statement, question, bounded),
    context: question.context,
  }
}

/** A layer that does not apply allows. */
const silent = { denies: false, allows: true, reach: 'none' } as const

function weighPolicies(
  policies: readonly CompiledPolicy[] | null,
  { action, resourceKeys }: Question,
  test: CandidateTest,
): LayerFacts {
  if (policies === null) return silent
  let denies = false
  let allows = false
  for (const covering of coveringPolicies(policies, action)) {
    denies ||= someCandidate(covering.denies, resourceKeys, test)
    allows ||= someCandidate(covering.allows, resourceKeys, test)
  }
  return { denies, allows }
}

/** As `weighPolicies`, with the strongest grant of the resource-based policy: all its Allows are asked for one that reaches all. */
function weighResource(
  policies: readonly CompiledPolicy[] | null,
  question: Question,
  test: CandidateTest,
): LayerFacts & { readonly reach: Reach } {
  if (policies === null) return silent
  let denies = false
  let allows = false
  let reach: Reach = 'none'
  const reachesAll = (statement: Statement) => {
    if (!test.applies(statement)) return false
    allows = true
    reach = stronger(reach, reachOf(statement, question))
    return reach === 'past-all'
  }
  for (const covering of coveringPolicies(policies, question.action)) {
    denies ||= someCandidate(covering.denies, question.resourceKeys, test)
    someCandidate(covering.allows, question.resourceKeys, { ...test, applies: reachesAll })
  }
  return { denies, allows, reach }
}

/** RCPFullAWSAccess can't be detached, so that resource control policies only ever deny (R8.7). */
function alwaysAllowing({ denies }: LayerFacts): LayerFacts {
  return denies ? { denies, allows: true } : silent
}

/** Every level must allow (R8.2); a Deny of any level denies. */
function weighLevels(
  levels: readonly CompiledLevel[] | null,
  question: Question,
  test: CandidateTest,
): LayerFacts {
  if (levels === null) return silent
  const weighed = levels.map(({ policies }) => weighPolicies(policies, question, test))
  return { denies: weighed.some(({ denies }) => denies), allows: weighed.every(({ allows }) => allows) }
}
