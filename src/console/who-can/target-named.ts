import { ok, refused, type Result } from '#engine/result.ts'
import type { Entity } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'

import { endsOf } from '../parts/asking/ends-meant.ts'
import { isCalled } from '../parts/asking/names-meant.ts'

/** So many are named where several are called alike. */
const mostTold = 4

/** The one thing with that ARN, or that is called so, maybe with its account behind. Refused, with a sentence, where none or several are. */
export function targetNamed(workspace: Workspace, typed: string): Result<Entity, string> {
  const held = workspace.entities.get(typed)
  if (held !== undefined) return ok(held)
  const called = endsOf(workspace, 'who-changes', 'to').filter((one) => isCalled(one, typed))
  const [first, second] = called
  if (second !== undefined) {
    const more = called.length > mostTold ? `, and ${called.length - mostTold} more` : ''
    const arns = called.slice(0, mostTold).map(({ id }) => id)
    return refused(`“${typed}” may be ${arns.join(', ')}${more}. Name one of them by its ARN.`)
  }
  const only = first === undefined ? undefined : workspace.entities.get(first.id)
  return only === undefined
    ? refused(`Nothing in this workspace has this ARN or is called “${typed}”.`)
    : ok(only)
}
