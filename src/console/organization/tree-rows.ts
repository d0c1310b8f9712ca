import type { Account } from '#model/entities/entity.ts'
import type { OrganizationalUnit } from '#model/entities/organization.ts'
import { organizationOf, type OrganizationTarget } from '#model/organization.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { targetText } from '../parts/organization/target-text.ts'

/** A row of the tree: the root, an OU or an account; or, in place of accounts that are too many to show, their number. */
export type TreeRow =
  | {
      readonly kind: 'target'
      readonly id: string
      readonly target: OrganizationTarget
      readonly children: readonly TreeRow[]
    }
  | { readonly kind: 'more'; readonly id: string; readonly count: number; readonly children: readonly [] }

export type Tree = {
  readonly root: TreeRow
  /** Ids of all rows that have others below them. */
  readonly branches: readonly string[]
  /** OUs that no way leads to from the root, since a parent is missing. */
  readonly lost: readonly OrganizationalUnit[]
  /** Accounts that are nowhere in the tree: never in the organization, or below an OU that is missing. */
  readonly outside: readonly Account[]
  /** Targets in the tree that match what was looked for. */
  readonly matches: number
}

/** Accounts shown below one parent; people find the others by name. */
const mostAccounts = 100

/**
 * The organization as a tree, OUs before accounts. Where `wanted` isn't empty, only what has it in its name or id, with
 * the way there. Null where there is no organization.
 */
export function treeOf(workspace: Workspace, wanted: string): Tree | null {
  const organization = organizationOf(workspace)
  if (organization === undefined) return null
  const units = childrenByParent(entitiesOf(workspace, 'organizational-unit'))
  const accounts = childrenByParent(entitiesOf(workspace, 'account'))
  const placed = new Set<string>()
  const branches: string[] = []
  let matches = 0

  const rowOf = (target: OrganizationTarget, isWithin: boolean): TreeRow | null => {
    placed.add(target.id)
    const isMatch = matchesText(target, wanted)
    if (isMatch) matches += 1
    const key = target.kind === 'organization' ? target.rootId : target.id
    const below = target.kind === 'account' ? [] : [...(units.get(key) ?? []), ...(accounts.get(key) ?? [])]
    const rows = below
      .filter(({ id }) => !placed.has(id)) // an import may hold a circle
      .flatMap((child) => rowOf(child, isWithin || isMatch) ?? [])
    const children = shortened(key, rows)
    if (children.length > 0) branches.push(target.id)
    const isShown = isMatch || isWithin || children.length > 0 || target.kind === 'organization'
    return isShown ? { kind: 'target', id: target.id, target, children } : null
  }
  const root = rowOf(organization, wanted === '')
  if (root === null) return null
  return {
    root,
    branches,
    lost: entitiesOf(workspace, 'organizational-unit').filter(({ id }) => !placed.has(id)),
    outside: entitiesOf(workspace, 'account').filter(({ id }) => !placed.has(id)),
    matches,
  }
}

function shortened(parent: string, rows: readonly TreeRow[]): readonly TreeRow[] {
  const isAccount = (row: TreeRow) => row.kind === 'target' && row.target.kind === 'account'
  const accounts = rows.filter(isAccount)
  if (accounts.length <= mostAccounts) return rows
  const count = accounts.length - mostAccounts
  const more: TreeRow = { kind: 'more', id: `more/${parent}`, count, children: [] }
  return [...rows.filter((row) => !isAccount(row)), ...accounts.slice(0, mostAccounts), more]
}

function childrenByParent<Child extends OrganizationalUnit | Account>(
  children: readonly Child[],
): ReadonlyMap<string, readonly Child[]> {
  const found = new Map<string, Child[]>()
  for (const child of children) {
    if (child.parent === null) continue
    const siblings = found.get(child.parent)
    if (siblings === undefined) found.set(child.parent, [child])
    else siblings.push(child)
  }
  return found
}

function matchesText(target: OrganizationTarget, wanted: string): boolean {
  const text = wanted.trim().toLowerCase()
  const id = target.kind === 'account' ? target.accountId : target.id
  return targetText(target).toLowerCase().includes(text) || id.toLowerCase().includes(text)
}
