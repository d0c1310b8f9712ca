import type { StatementReference } from '#engine/evaluate/decision.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import type { Access } from './access-of.ts'
import { askerOf } from './askers.ts'
import type { ActionDifference, Sides } from './difference.ts'
import { explainCaller } from './explain-caller.ts'

/** Explaining costs a hundred decisions: of so many differences the statements are named, the first ones. */
const mostExplained = 400

/** Name the statements that decide on either side, of the first few hundred differences that come by. */
export function namingStatements(sides: Sides): (difference: ActionDifference) => ActionDifference {
  let left = mostExplained
  return (difference) => {
    if (left === 0) return difference
    left -= 1
    const { principals, action, resource, before, after } = difference
    const [first, second] = principals
    const ask = { action, resource }
    return {
      ...difference,
      because: [
        decidingIn(sides[0], first.id, { ...ask, access: before }),
        decidingIn(sides[1], second.id, { ...ask, access: after }),
      ],
    }
  }
}

type Asked = { readonly action: string; readonly resource: string; readonly access: Access }

function decidingIn(
  workspace: Workspace,
  id: string | null,
  { action, resource, access }: Asked,
): readonly StatementReference[] {
  const principal =
    id === null ? undefined : (entityOf(workspace, 'user', id) ?? entityOf(workspace, 'role', id))
  const caller = principal === undefined ? undefined : askerOf(principal).callers[0]
  if (caller === undefined) return []
  const context = access.state === 'conditional' ? access.witness : {}
  const explained = explainCaller(workspace, caller, { action, resource, context })
  return explained.kind === 'unknown' ? [] : explained.trace.deciding
}
