import { linkedRole } from '../../evaluate/applicable.ts'
import { isPublicPolicy } from '../../evaluate/services/public-policy.ts'
import { statementApplies } from '../../evaluate/statement-applies.ts'
import { addedToLevel, addedToList, addedToResource, type Addition } from './added-statements.ts'
import type { CallerForm } from './caller-forms.ts'
import { mostAtOnce } from './effort.ts'
import { narrowings } from './narrowed-denies.ts'
import { nearestFirst } from './nearest-first.ts'
import type { Edit, ProposalOptions, StatementEdit } from './proposal.ts'
import { isAwsOwn, replaced } from './statement-edits.ts'
import { allows, levelsOf, type Weighed, type Weighing } from './weigh.ts'
import { widenings } from './widened-statements.ts'

/** How many statements of a layer are tried, the most promising of them. */
const mostNear = 24

/** One thing in the way, with the ways round it, the preferred one first. None where nothing may be changed there. */
export type Obstacle = { readonly ways: readonly (readonly Edit[])[] }

/** The Denies that apply. */
export function denyObstacles(weighing: Weighing, { canEdit }: ProposalOptions): readonly Obstacle[] {
  const applying = weighing.statements.filter(({ trace }) => trace.applies && trace.effect === 'Deny')
  return weighing.effort.firstOf(applying, mostAtOnce + 1).map((weighed) => {
    const isOpen = canEdit(weighed.at.named) && !isAwsOwn(weighed.at)
    const edits = isOpen ? narrowings(weighed, weighing.question) : []
    return { ways: edits.filter((edit) => endsDeny(edit, weighing)).map((edit) => [edit]) }
  })
}

/** Does the statement no longer deny once the edit is made? */
function endsDeny(edit: StatementEdit, { trials, question, documents }: Weighing): boolean {
  if (edit.after === null) return true
  const statement = trials.documentOf(edit)?.statementOf(edit) ?? null
  const bounded = documents.some(({ layer }) => layer === 'permissionsBoundary')
  return statement !== null && !statementApplies(statement, question, bounded)
}

/** Levels of service control policies and an endpoint policy that don't allow. */
export function guardrailObstacles(weighing: Weighing, options: ProposalOptions): readonly Obstacle[] {
  const addition: Addition = { ...options, effect: 'Allow', weighing }
  const levels = weighing.bears('serviceControl') ? levelsOf(weighing.scene.documents, 'serviceControl') : []
  const closed = levels.flatMap(({ path }, level) => {
    const statements = weighing.statements.filter(({ at }) => at.pointer.startsWith(`${path}/`))
    return allows(statements)
      ? []
      : [obstacle(addedToLevel('serviceControl', level, addition), { statements, addition })]
  })
  return [...closed, ...listObstacle('vpcEndpoint', addition)]
}

/** The caller's own layers that don't allow. */
export function ownObstacles(weighing: Weighing, options: ProposalOptions): readonly Obstacle[] {
  const { question } = weighing
  const { principal } = question
  const addition: Addition = { ...options, effect: 'Allow', weighing }
  if (!('account' in principal)) return []
  const hasPolicies = principal.kind !== 'root' && linkedRole(question) === null
  return [
    ...listObstacle('session', addition),
    ...listObstacle('permissionsBoundary', addition),
    ...(hasPolicies ? listObstacle('identity', addition) : []),
  ]
}

function listObstacle(
  layer: 'identity' | 'permissionsBoundary' | 'session' | 'vpcEndpoint',
  addition: Addition,
): readonly Obstacle[] {
  const { weighing } = addition
  const statements = weighing.statements.filter(({ at }) => at.layer === layer)
  const isSilent = !weighing.documents.some((at) => at.layer === layer)
  // without a session policy a federated user has no permissions (R7.7); the other limits then don't apply
  const applies = layer === 'identity' || !isSilent || needsSession(layer, weighing)
  if (!applies || allows(statements)) return []
  return [obstacle(addedToList(layer, addition), { statements, addition })]
}

function needsSession(layer: StatementEdit['layer'], { question }: Weighing): boolean {
  return layer === 'session' && question.principal.kind === 'federated-user'
}

/** No Allow of the resource's own policy that names the caller so. It need not be in the way. */
export function resourceObstacle(weighing: Weighing, options: ProposalOptions, form: CallerForm): Obstacle {
  const addition: Addition = { ...options, effect: 'Allow', weighing }
  const statements = weighing.statements.filter(({ at }) => at.layer === 'resource')
  return obstacle(addedToResource(form, addition), { statements, addition })
}

/** A bucket policy that is public while that is restricted: its public Allows are held to the caller (R10.7). */
export function publicObstacle(weighing: Weighing, { canEdit }: ProposalOptions, form: CallerForm): Obstacle {
  const { service, statements } = weighing
  if (service?.because !== 'public-bucket-restricted' || form.Principal === '*') return { ways: [] }
  const open = statements.filter(
    ({ at, statement }) => at.layer === 'resource' && canEdit(at.named) && isPublicPolicy([statement]),
  )
  return {
    ways: [
      open.map((weighed) =>
        replaced(weighed, 'narrow-statement', { ...weighed.json, Principal: form.Principal }),
      ),
    ],
  }
}

/** Does the statement allow but for one clause? */
function isNear({ effect, clauses }: Weighed['trace']): boolean {
  return effect === 'Allow' && clauses.filter(({ holds }) => !holds).length === 1
}

function obstacle(
  addition: StatementEdit | null,
  near: { readonly statements: readonly Weighed[]; readonly addition: Addition },
): Obstacle {
  const { weighing, canEdit } = near.addition
  const open = near.statements.filter(({ at, trace }) => isNear(trace) && canEdit(at.named) && !isAwsOwn(at))
  const nearest = open.length <= mostNear ? open : nearestFirst(open, weighing.question)
  const wider = weighing.effort
    .firstOf(nearest, mostNear)
    .flatMap((weighed) => widenings(weighed, weighing.question))
  return { ways: [...(addition === null ? [] : [addition]), ...wider].map((edit) => [edit]) }
}
