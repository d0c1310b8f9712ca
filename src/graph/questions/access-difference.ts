import { entityOf, type Workspace } from '#model/workspace.ts'

import type { Access } from './access-of.ts'
import { type Held, heldBy } from './certain-denial.ts'
import { inPieces, type Pace } from './in-pieces.ts'
import { prepared } from './principal-access.ts'
import { resourcesFor } from './what-can.ts'

/** A user or role, and the workspace that it is asked about in. */
export type Side = { readonly workspace: Workspace; readonly principal: string }

/** How the second side stands, seen from the first. `other-conditions`: both may under conditions, which differ. */
export type DifferenceKind =
  | 'gained'
  | 'lost'
  | 'now-conditional'
  | 'no-longer-conditional'
  | 'other-conditions'
  | 'now-unknown'
  | 'now-known'

/** An action that stands differently, with a resource on which it does. */
export type ActionDifference = {
  readonly action: string
  readonly kind: DifferenceKind
  readonly resource: string
  /** On how many of the resources that were asked about. */
  readonly resources: number
  readonly before: Access
  readonly after: Access
}

export type DifferencePiece = {
  readonly differences: readonly ActionDifference[]
  readonly done: number
  readonly total: number
}

/** How many actions were asked, and whether both sides were there. */
export type DifferenceCounts = { readonly asked: number; readonly areThere: boolean }

/**
 * What stands differently on two sides, action by action. Both are asked about the same resources: those that are worth
 * asking about on either. As not every resource is asked, that nothing differs is no proof.
 */
export function* accessDifference(
  before: Side,
  after: Side,
  actions: readonly string[],
): Generator<readonly ActionDifference[]> {
  const [one, other] = [heldOn(before), heldOn(after)]
  if (one === null || other === null) return
  const [ofOne, ofOther] = [resourcesFor(before.workspace, one), resourcesFor(after.workspace, other)]
  for (const action of actions) {
    const found = new Map<DifferenceKind, ActionDifference>()
    for (const resource of new Set([...ofOne(action), ...ofOther(action)])) {
      const ask = { action, resource, context: {} }
      const first = prepared(before.workspace, ask).accessOfHeld(one)
      const second = prepared(after.workspace, ask).accessOfHeld(other)
      const kind = kindOf(first, second)
      if (kind === null) continue
      const known = found.get(kind)
      found.set(
        kind,
        known === undefined
          ? { action, kind, resource, resources: 1, before: first, after: second }
          : { ...known, resources: known.resources + 1 },
      )
    }
    yield [...found.values()]
  }
}

/** The same, brought in pieces. */
export async function askDifference(
  sides: readonly [before: Side, after: Side],
  actions: readonly string[],
  pace: Pace<DifferencePiece>,
): Promise<DifferenceCounts> {
  const total = actions.length
  let done = 0
  let differences: ActionDifference[] = []
  await inPieces(
    accessDifference(...sides, actions),
    {
      add: (found) => {
        done += 1
        differences.push(...found)
      },
      take: () => {
        const piece = { differences, done, total }
        differences = []
        return piece
      },
    },
    pace,
  )
  return { asked: done, areThere: done === total }
}

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

function heldOn({ workspace, principal }: Side): Held | null {
  const found = entityOf(workspace, 'user', principal) ?? entityOf(workspace, 'role', principal)
  return found === undefined ? null : heldBy(workspace, found)
}

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
  const texts = ways
    .map((way) =>
      way
        .map((each) => JSON.stringify(each))
        .toSorted()
        .join(' '),
    )
    .toSorted()
  return JSON.stringify([isExact, texts.length > 0 ? texts : conditions])
}
