import { someCandidate } from '../compile/candidates.ts'
import type { CompiledLevel, CompiledPolicy } from '../compile/compile-policies.ts'
import type { Statement } from '../policy/document.ts'
import type { Question } from '../request/question.ts'
import type { ApplicablePolicies } from './applicable.ts'
import type { Facts, LayerFacts } from './facts.ts'
import { reachOf, stronger, type Reach } from './reach.ts'
import { standingOf } from './service-rules.ts'

/**
 * Whether a statement that covers the action counts as applying: `otherClausesHold`, or a bound of it where keys are
 * unknown.
 */
export type StatementTest = (statement: Statement, question: Question, bounded: boolean) => boolean

type Test = (statement: Statement) => boolean

/**
 * Sum up what each layer says. A layer's statements are asked until it is clear, so not all of them need to be.
 *
 * Rules R2.5, R8.2: statements are ORed in a layer, levels of the organization are ANDed.
 */
export function gatherFacts(question: Question, policies: ApplicablePolicies, counts: StatementTest): Facts {
  const bounded = policies.permissionsBoundary !== null
  const test = (statement: Statement) => counts(statement, question, bounded)
  const weigh = (list: readonly CompiledPolicy[] | null) => weighPolicies(list, question, test)
  const resource = weigh(policies.resource)
  const standing = standingOf(question)
  return {
    identity: weigh(policies.identity),
    permissionsBoundary: weigh(policies.permissionsBoundary),
    session: weigh(policies.session),
    resource,
    serviceControl: weighLevels(policies.serviceControl, question, test),
    resourceControl: { ...weighLevels(policies.resourceControl, question, test), allows: true },
    vpcEndpoint: weigh(policies.vpcEndpoint),
    reach: standing === null ? resource.reach : stronger(resource.reach, standing.reach),
    standing,
    hasSessionPolicy: policies.session !== null,
  }
}

type Weighed = LayerFacts & { readonly reach: Reach }

const silent: Weighed = { denies: false, allows: true, reach: 'none' }

function weighPolicies(policies: readonly CompiledPolicy[] | null, question: Question, test: Test): Weighed {
  if (policies === null) return silent
  const { action, resourceKeys } = question
  let denies = false
  let allows = false
  let reach: Reach = 'none'
  const reachesAll = (statement: Statement) => {
    if (!test(statement)) return false
    allows = true
    reach = stronger(reach, reachOf(statement, question))
    return reach === 'past-all'
  }
  for (const { layer, document } of policies) {
    const covering = document.covering(action)
    denies ||= someCandidate(covering.denies, resourceKeys, test)
    if (layer === 'resource') someCandidate(covering.allows, resourceKeys, reachesAll)
    else allows ||= someCandidate(covering.allows, resourceKeys, test)
  }
  return { denies, allows, reach }
}

/** Every level must allow (R8.2); a Deny of any level denies. */
function weighLevels(levels: readonly CompiledLevel[] | null, question: Question, test: Test): LayerFacts {
  const weighed = (levels ?? []).map(({ policies }) => weighPolicies(policies, question, test))
  return { denies: weighed.some(({ denies }) => denies), allows: weighed.every(({ allows }) => allows) }
}
