import { entityOf, type Workspace } from '#model/workspace.ts'

import { type Held, heldBy } from './certain-denial.ts'
import { type ActionDifference, type DifferenceKind, kindOf } from './difference.ts'
import { prepared } from './principal-access.ts'
import { resourcesFor } from './resources-for.ts'
import { rank } from './what-can.ts'

/** A user or role, and the workspace that it is asked about in. */
export type Side = { readonly workspace: Workspace; readonly principal: string }

/**
 * What stands differently on two sides, action by action. Both are asked about the same resources: those that are worth
 * asking about on either; it is told on the one where either side may do the most. As not every resource is asked, that nothing differs is no proof.
 */
export function* accessDifference(
  before: Side,
  after: Side,
  actions: readonly string[],
): Generator<readonly ActionDifference[]> {
  const [one, other] = [heldOn(before), heldOn(after)]
  if (one === null || other === null) return
  const [ofOne, ofOther] = [resourcesFor(before.workspace, one), resourcesFor(after.workspace, other)]
  const principals = [one, other].map(({ principal: { id, name } }) => ({ id, name }))
  const [first, second] = principals
  if (first === undefined || second === undefined) return
  for (const action of actions) {
    const found = new Map<DifferenceKind, ActionDifference>()
    for (const resource of new Set([...ofOne(action), ...ofOther(action)])) {
      const ask = { action, resource, context: {} }
      const onOne = prepared(before.workspace, ask).accessOfHeld(one)
      const onOther = prepared(after.workspace, ask).accessOfHeld(other)
      const kind = kindOf(onOne, onOther)
      if (kind === null) continue
      const known = found.get(kind)
      const base = { action, kind, principals: [first, second] as const, because: null }
      const here = { ...base, resource, resources: 1, before: onOne, after: onOther }
      const shown = known === undefined || mostOf(here) > mostOf(known) ? here : known
      found.set(kind, { ...shown, resources: (known?.resources ?? 0) + 1 })
    }
    yield [...found.values()]
  }
}

function mostOf({ before, after }: ActionDifference): number {
  return Math.max(rank[before.state], rank[after.state])
}

function heldOn({ workspace, principal }: Side): Held | null {
  const found = entityOf(workspace, 'user', principal) ?? entityOf(workspace, 'role', principal)
  return found === undefined ? null : heldBy(workspace, found)
}
