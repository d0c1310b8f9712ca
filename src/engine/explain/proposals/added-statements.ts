import type { PolicyLayer } from '../../compile/policy-documents.ts'
import { resourceGrammar } from '../../compile/resource-grammar.ts'
import { isServiceLinkedRole } from '../../evaluate/applicable.ts'
import type { JsonStatement } from '../../policy/statement-place.ts'
import { parseArn } from '../../text/arn.ts'
import { everybodyThatIs, type CallerForm } from './caller-forms.ts'
import { hasVariables, type PositionedDocument } from './document-position.ts'
import { newStatement, policyName } from './new-statement.ts'
import type { ProposalOptions, StatementEdit } from './proposal.ts'
import { servicesWithResourcePolicies } from './resource-policy-services.ts'
import { added, addedAnew, isAwsOwn } from './statement-edits.ts'
import { levelsOf, type Weighing } from './weigh.ts'

export type Addition = Pick<ProposalOptions, 'canEdit'> & {
  readonly effect: 'Allow' | 'Deny'
  readonly weighing: Weighing
}

/**
 * A statement for one of the caller's own layers or the endpoint's: at the end of the first document that the caller of
 * this keeps somewhere (`source`) and that may be changed, else in a new policy. Of boundaries and endpoint policies
 * there is one alone, so that it takes an existing one; null where that may not be changed.
 */
export function addedToList(
  layer: 'identity' | 'permissionsBoundary' | 'session' | 'vpcEndpoint',
  addition: Addition,
): StatementEdit | null {
  const { weighing, canEdit } = addition
  const own = weighing.documents.filter((at) => at.layer === layer && canEdit(at.named))
  const isSingle = layer === 'permissionsBoundary' || layer === 'vpcEndpoint'
  const existing = own.find(({ named }) => named.source !== undefined) ?? (isSingle ? own[0] : undefined)
  if (existing !== undefined) return added(existing, statementFor(existing, addition))
  if (isSingle) return null
  const count = weighing.scene.documents[layer]?.length ?? 0
  return anew({ layer, pointer: `/${layer}/${count}` }, addition)
}

/** A statement at a level of the organization; null where the level has no such index. */
export function addedToLevel(
  layer: 'serviceControl' | 'resourceControl',
  level: number,
  addition: Addition,
): StatementEdit | null {
  const { weighing, canEdit } = addition
  const found = levelsOf(weighing.scene.documents, layer)[level]
  if (found === undefined) return null
  const existing = weighing.documents.find(
    (at) =>
      at.pointer.startsWith(`${found.path}/`) &&
      at.named.source !== undefined &&
      !isAwsOwn(at) &&
      canEdit(at.named),
  )
  if (existing !== undefined) return added(existing, statementFor(existing, addition))
  return anew({ layer, target: found.target, pointer: `${found.path}/${found.count}` }, addition)
}

/** A statement of the resource's own policy; null where it may not be changed, or the service is not known to have any. */
export function addedToResource(caller: CallerForm, addition: Addition): StatementEdit | null {
  const { weighing, canEdit } = addition
  const { question, scene } = weighing
  if (isServiceLinkedRole(question.resource)) return null
  const existing = weighing.documents.find(({ layer }) => layer === 'resource')
  if (existing !== undefined) {
    const { document } = existing.named
    const isTrust = resourceGrammar(document) === 'trust' || (isRole(question.resource) && isSts(addition))
    return canEdit(existing.named)
      ? added(existing, statement('resource', { ...addition, caller, isTrust, document }))
      : null
  }
  if (scene.documents.resource !== undefined || !takesPolicy(addition)) return null
  const after = statement('resource', { ...addition, caller, isTrust: isSts(addition), document: null })
  return addedAnew({ layer: 'resource', pointer: '/resource' }, policyName(addition.effect, question), after)
}

/** Is the resource of a kind that is known to carry a policy? A role carries its trust policy. */
export function takesPolicy({ weighing }: Pick<Addition, 'weighing'>): boolean {
  const { resource, action } = weighing.question
  if (resource === '*') return false
  return servicesWithResourcePolicies.has(action.service) || (action.service === 'sts' && isRole(resource))
}

function isSts({ weighing }: Addition): boolean {
  return weighing.question.action.service === 'sts'
}

function isRole(resource: string): boolean {
  const arn = parseArn(resource)
  return arn?.service === 'iam' && arn.resource.startsWith('role/')
}

function anew(at: Parameters<typeof addedAnew>[0], addition: Addition): StatementEdit {
  const { effect, weighing } = addition
  const after = statement(at.layer, {
    ...addition,
    caller: everybodyThatIs(weighing.question),
    isTrust: false,
    document: null,
  })
  return addedAnew(at, policyName(effect, weighing.question), after)
}

function statementFor({ layer, named }: PositionedDocument, addition: Addition): JsonStatement {
  const caller = everybodyThatIs(addition.weighing.question)
  return statement(layer, { ...addition, caller, isTrust: false, document: named.document })
}

type Placed = Addition & {
  readonly caller: CallerForm
  readonly isTrust: boolean
  /** The document that it goes to; null for a new one, which has variables. */
  readonly document: unknown
}

function statement(
  layer: PolicyLayer,
  { effect, weighing, caller, isTrust, document }: Placed,
): JsonStatement {
  const withVariables = document === null || hasVariables(document)
  return newStatement({ effect, layer, question: weighing.question, caller, withVariables, isTrust })
}
