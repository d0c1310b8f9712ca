import type { JsonStatement } from '../../policy/statement-place.ts'
import type { Edit, Proposal, Scene } from './proposal.ts'

const weights: Readonly<Record<Edit['kind'], number>> = {
  'set-context': 0,
  'add-statement': 10,
  'narrow-statement': 20,
  'widen-statement': 30,
  'remove-statement': 50,
}

/** How much a proposal touches besides the request: less is narrower. It orders proposals of the same size. */
export function narrowness({ edits, decision, scope }: Proposal): number {
  const total = edits.reduce((sum, edit) => sum + weightOf(edit, decision === 'allowed'), 0)
  return total + (scope === 'wider' ? 5 : 0)
}

function weightOf(edit: Edit, allows: boolean): number {
  // what grants an allowed request is what a reader asks for first
  if (!allows && edit.kind === 'remove-statement') return 1
  return weights[edit.kind] + (edit.kind === 'add-statement' && isOpenToAll(edit.after) ? 30 : 0)
}

/** Whether the edits change answers for this action on this resource alone. */
export function scopeOf(edits: readonly Edit[], { request }: Scene): Proposal['scope'] {
  const isExact = edits.every((edit) => {
    if (edit.kind === 'set-context') return true
    if (edit.kind !== 'add-statement') return false
    const isNamed = request.resource === '*' || edit.after?.['Resource'] !== '*' || edit.layer === 'resource'
    return isNamed && !isOpenToAll(edit.after)
  })
  return isExact ? 'same-action-and-resource' : 'wider'
}

function isOpenToAll(statement: JsonStatement | null): boolean {
  return (
    statement?.['Effect'] === 'Allow' &&
    statement['Principal'] === '*' &&
    !Object.hasOwn(statement, 'Condition')
  )
}
