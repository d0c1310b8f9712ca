import type { StatementReference } from '#engine/evaluate/decision.ts'
import type { EntityId } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'

import { wayText } from '../fewest-ways.ts'
import type { Access } from './access-of.ts'

/** How the second side stands, seen from the first. `other-conditions`: both may under conditions, which differ. */
export type DifferenceKind =
  | 'gained'
  | 'lost'
  | 'now-conditional'
  | 'no-longer-conditional'
  | 'other-conditions'
  | 'now-unknown'
  | 'now-known'

/** A user or role on one side; the id is null where that side has none. */
export type SidePrincipal = { readonly id: EntityId | null; readonly name: string }

/** An action that stands differently, with a resource on which it does. */
export type ActionDifference = {
  readonly action: string
  readonly kind: DifferenceKind
  readonly resource: string
  /** On how many of the resources that were asked about. */
  readonly resources: number
  readonly before: Access
  readonly after: Access
  readonly principals: readonly [before: SidePrincipal, after: SidePrincipal]
  /** The statements that decide on either side; null where that was not looked at. */
  readonly because:
    | readonly [before: readonly StatementReference[], after: readonly StatementReference[]]
    | null
}

/** What `because` is found from: who asks what on both sides. */
export type Sides = readonly [before: Workspace, after: Workspace]

/**
 * Is it access that the first side has not? What is unknown there now, hangs on other conditions, or no longer hangs on
 * any, counts as new: nothing passes that isn't known to be old.
 */
export function isNewAccess({ kind }: Pick<ActionDifference, 'kind'>): boolean {
  return newKinds.has(kind)
}

const newKinds: ReadonlySet<DifferenceKind> = new Set([
  'gained',
  'no-longer-conditional',
  'other-conditions',
  'now-unknown',
])

/** How the second answer stands to the first; null where they say the same. */
export function kindOf(before: Access, after: Access): DifferenceKind | null {
  if (before.state === 'conditional' && after.state === 'conditional') {
    return conditionsText(before) === conditionsText(after) ? null : 'other-conditions'
  }
  if (before.state === after.state) return null
  switch (after.state) {
    case 'unknown':
      return 'now-unknown'
    case 'denied':
      return before.state === 'unknown' ? 'now-known' : 'lost'
    case 'conditional':
      return before.state === 'allowed' ? 'now-conditional' : 'gained'
    case 'allowed':
      return before.state === 'conditional' ? 'no-longer-conditional' : 'gained'
  }
}

function conditionsText({ ways, conditions, isExact }: Access & { readonly state: 'conditional' }): string {
  return JSON.stringify([isExact, ...(ways.length > 0 ? ways : [conditions]).map(wayText).toSorted()])
}
