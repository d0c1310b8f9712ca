import { linkedRole } from '../../evaluate/applicable.ts'
import { addedToLevel, addedToList, addedToResource, type Addition } from './added-statements.ts'
import { distinct } from './allowing-changes.ts'
import { callerForms } from './caller-forms.ts'
import { statementsIn } from './document-position.ts'
import { mostAtOnce } from './effort.ts'
import { keyHolder } from './key-holder.ts'
import type { ContextEdit, Edit, ProposalOptions, StatementEdit } from './proposal.ts'
import { leastOf } from './prove.ts'
import { removed } from './statement-edits.ts'
import { levelsOf, type Weighed, type Weighing } from './weigh.ts'

type Edits = readonly Edit[]

/**
 * Sets of edits that would deny an allowed request, each of them tried and without an edit too many: the Allows of one
 * layer or level taken out, those of caller and resource together, a Deny put in, a context key left out.
 *
 * Cost: one decision for each Allow that applies, and one for each context key and layer. Sets of more than 256 Allows
 * aren't tried, nor are more context keys.
 */
export function denyingChanges(weighing: Weighing, options: ProposalOptions): readonly Edits[] {
  const { effort, trials } = weighing
  const candidates = [
    ...removals(weighing, options).filter(
      (edits) => effort.firstOf(edits, mostAtOnce).length === edits.length,
    ),
    ...denies(weighing, options).map((edit) => [edit]),
    ...effort.firstOf(absences(weighing), mostAtOnce).map((edit) => [edit]),
  ]
  return distinct(
    candidates.flatMap((edits) => {
      const least = leastOf(edits, trials, 'deny')
      return least === null ? [] : [least]
    }),
  )
}

function removals({ scene, statements }: Weighing, { canEdit }: ProposalOptions): readonly Edits[] {
  const grants = statements.filter(({ trace }) => trace.applies && trace.effect === 'Allow')
  const of = (isOne: (weighed: Weighed) => boolean) => grants.filter(isOne)
  const levels = levelsOf(scene.documents, 'serviceControl').map(({ path }) =>
    of(({ at }) => at.pointer.startsWith(`${path}/`)),
  )
  const layers = (['identity', 'resource', 'permissionsBoundary', 'session', 'vpcEndpoint'] as const).map(
    (layer) => of(({ at }) => at.layer === layer),
  )
  const both = of(({ at }) => at.layer === 'identity' || at.layer === 'resource')
  // a policy of one statement can be taken away as a whole, whoever wrote it
  const isOpen = ({ at: { named } }: Weighed) => canEdit(named) || statementsIn(named.document).length === 1
  return [...layers, both, ...levels]
    .filter((set) => set.length > 0 && set.every(isOpen))
    .map((set) => set.map(removed))
}

function denies(weighing: Weighing, options: ProposalOptions): readonly StatementEdit[] {
  const { question, scene } = weighing
  const { principal } = question
  const addition: Addition = { ...options, effect: 'Deny', weighing }
  const hasPolicies = 'account' in principal && principal.kind !== 'root' && linkedRole(question) === null
  const lowest = (layer: 'serviceControl' | 'resourceControl') =>
    weighing.bears(layer) ? addedToLevel(layer, levelsOf(scene.documents, layer).length - 1, addition) : null
  return [
    hasPolicies ? addedToList('identity', addition) : null,
    ...callerForms(question).map((form) => addedToResource(form, addition)),
    lowest('serviceControl'),
    lowest('resourceControl'),
  ].filter((edit) => edit !== null)
}

/** Each context key of the request left out that may be absent for this caller. */
function absences({ scene, question }: Weighing): readonly ContextEdit[] {
  return Object.entries(scene.request.context ?? {}).flatMap(([key, from]): readonly ContextEdit[] => {
    const holder = keyHolder(key.toLowerCase(), question.principal)
    return holder === null ? [] : [{ kind: 'set-context', key, holder, from, to: null }]
  })
}
