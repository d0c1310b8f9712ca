import type { PolicyLayer } from '../../compile/policy-documents.ts'
import { matchResource, parseResourcePattern } from '../../policy/resource-pattern.ts'
import type { JsonStatement } from '../../policy/statement-place.ts'
import type { Question } from '../../request/question.ts'
import { everybodyThatIs, type CallerForm } from './caller-forms.ts'
import { exactResource } from './exact-text.ts'

type Wanted = {
  readonly effect: 'Allow' | 'Deny'
  readonly layer: PolicyLayer
  readonly question: Question
  /** How a resource-based policy names the caller. */
  readonly caller: CallerForm
  /** Of the document that it goes to. */
  readonly withVariables: boolean
  /** A trust policy, whose statements name no resource. */
  readonly isTrust: boolean
}

/**
 * A statement on the action and the resource asked alone, in the grammar of its layer. In a key policy the resource is
 * `*`, which means the key itself there (R2.17).
 *
 * Rules R2.2, R8.7, R8.10.
 */
export function newStatement({
  effect,
  layer,
  question,
  caller,
  withVariables,
  isTrust,
}: Wanted): JsonStatement {
  const { action, resource } = question.request
  const exact = narrowestResource(resource, withVariables)
  switch (layer) {
    case 'identity':
    case 'permissionsBoundary':
    case 'session':
    case 'serviceControl':
      return { Effect: effect, Action: action, Resource: exact }
    case 'resource': {
      const { Principal, ...held } = caller
      if (isTrust) return { Effect: effect, Principal, Action: action, ...held }
      const Resource = question.action.service === 'kms' ? '*' : exact
      return { Effect: effect, Principal, Action: action, Resource, ...held }
    }
    case 'vpcEndpoint':
    case 'resourceControl': {
      const { Principal, ...held } = everybodyThatIs(question)
      return { Effect: effect, Principal, Action: action, Resource: exact, ...held }
    }
  }
}

/** The resource itself; `*` where no entry can name it, as it is no ARN that policies take. */
function narrowestResource(resource: string, withVariables: boolean): string {
  const exact = exactResource(resource, withVariables)
  const pattern = parseResourcePattern(exact, withVariables)
  return pattern.ok && matchResource(pattern.value, resource, () => undefined) === 'matches' ? exact : '*'
}

/** A name that a new policy for this action could have. Rule: names of inline policies, `[\w+=,.@-]+`, at most 128. */
export function policyName(effect: 'Allow' | 'Deny', { action }: Question): string {
  const text = `${effect.toLowerCase()}-${action.service}-${action.operation}`
  return text.replaceAll(/[^\w+=,.@-]/g, '-').slice(0, 128)
}
