import { type ActionPattern, coversAction } from '#engine/policy/action-pattern.ts'
import type { PatternList } from '#engine/policy/document.ts'
import { parsePolicyDocument } from '#engine/policy/parse.ts'
import { globMatches } from '#engine/text/glob.ts'
import { parseTemplate } from '#engine/text/template.ts'
import type { Group, Principal, User } from '#model/entities/entity.ts'
import { named } from '#model/look-up.ts'
import type { Workspace } from '#model/workspace.ts'

import { sayingsOf } from './pair-classes.ts'
import { documentsOf } from './questions/certain-denial.ts'
import { mayCoverAction } from './questions/plain-statements.ts'
import {
  bearingIdsOf,
  bearingOn,
  forgetAll,
  isSame,
  type PrincipalMemo,
  type RoleMemo,
  touchedSince,
  type TrustMemo,
} from './trust-memo.ts'

/**
 * Who may be allowed to call sts:AssumeRole on what, by resource pattern. It errs on the side of too many, so
 * that nobody is overlooked: conditions, Denies, boundaries and the fine print of patterns are the engine's.
 */
export type AssumeIndex = {
  /** Whoever has a pattern that may cover `roleArn`, or a policy that we can't see. */
  readonly mayCall: (roleArn: string) => ReadonlySet<string>
  /** Whoever has a pattern that may cover `roleArn` and names roles, not many at once. */
  readonly singlesOut: (roleArn: string) => ReadonlySet<string>
  /** Roles that somebody's pattern names in full, with who that is. */
  readonly namedRoles: ReadonlyMap<string, ReadonlySet<string>>
  /** Patterns that single nobody out, with the roles that they cover and who holds them. */
  readonly manyAtOnce: readonly ManyAtOnce[]
}

export type ManyAtOnce = {
  readonly pattern: string
  readonly roles: readonly string[]
  readonly holders: ReadonlySet<string>
}

/** A pattern that covers more roles than this singles none of them out. */
export const mostSingledOut = 10

/**
 * Sort the identity policies of all users and roles of `workspace` by the roles that they may cover. What `memo` holds
 * of principals on whom nothing changed is not read again.
 */
export function indexAssumePatterns(
  workspace: Workspace,
  principals: readonly Principal[],
  memo: TrustMemo,
): AssumeIndex {
  const holders = new Map<string, Set<string>>()
  const unseen = new Set<string>()
  const changed: Changed = { principals: new Set(), patterns: new Set(), isUnseen: false }
  const touched = touchedSince(memo, workspace)
  for (const principal of principals) {
    const { patterns, isUnseen } = remembered(workspace, principal, { memo, changed, touched })
    if (isUnseen) unseen.add(principal.arn)
    for (const pattern of patterns) addTo(holders, pattern, principal.arn)
  }
  const roleArns = principals.filter(({ kind }) => kind === 'role').map(({ arn }) => String(arn))
  const byRole = patternsByRole([...holders.keys()], roleArns, memo)
  touchRoles(memo, changed)
  // those that nobody holds any more were typed on the way to others
  for (const pattern of memo.covered.keys()) if (!holders.has(pattern)) memo.covered.delete(pattern)
  const permitted = new Map<string, ReadonlySet<string>>()
  const singlesOut = (pattern: string) =>
    namesRoles(pattern) && (isExact(pattern) || (memo.covered.get(pattern)?.length ?? 0) <= mostSingledOut)
  const holdersOf = (patterns: readonly string[] = []) =>
    patterns.flatMap((pattern) => [...(holders.get(pattern) ?? [])])
  return {
    mayCall: (roleArn) => {
      const patterns = byRole.get(roleArn) ?? []
      const key = patterns.join('\n')
      const made = permitted.get(key) ?? new Set([...unseen, ...holdersOf(patterns)])
      permitted.set(key, made)
      return made
    },
    singlesOut: (roleArn) => new Set(holdersOf(byRole.get(roleArn)?.filter(singlesOut))),
    manyAtOnce: [...holders].flatMap(([pattern, who]) =>
      singlesOut(pattern) ? [] : [{ pattern, roles: memo.covered.get(pattern) ?? [], holders: who }],
    ),
    namedRoles: new Map([...holders].filter(([pattern]) => namesRoles(pattern) && isExact(pattern))),
  }
}

/** Whose policies changed, and the patterns that they had or have. */
type Changed = {
  readonly principals: Set<string>
  readonly patterns: Set<string>
  isUnseen: boolean
}

type Looking = {
  readonly memo: TrustMemo
  readonly changed: Changed
  /** What changed since principals were last looked at; null where that isn't known. */
  readonly touched: ReadonlySet<string> | null
}

function remembered(
  workspace: Workspace,
  principal: Principal,
  { memo, changed, touched }: Looking,
): PrincipalMemo {
  const known = memo.principals.get(principal.arn)
  if (known !== undefined && touched !== null && !known.bearingIds.some((id) => touched.has(id))) return known
  const bearing = bearingOn(workspace, principal)
  if (known !== undefined && isSame(known.bearing, bearing)) return known
  const sayings = sayingsOf(workspace, principal)
  const bearingIds = bearingIdsOf(principal)
  const made = { bearing, bearingIds, sides: new Map(), sayings, ...patternsHeld(workspace, principal) }
  memo.principals.set(principal.arn, made)
  changed.principals.add(principal.arn)
  for (const pattern of [...(known?.patterns ?? []), ...made.patterns]) changed.patterns.add(pattern)
  if (made.isUnseen || known?.isUnseen === true) changed.isUnseen = true
  return made
}

/** Forget what was found of the roles that a change of somebody's policies may bear on. */
function touchRoles(memo: TrustMemo, { principals, patterns, isUnseen }: Changed): void {
  if (principals.size === 0) return
  if (isUnseen) return forgetAll(memo)
  for (const pattern of patterns) {
    const covered = isExact(pattern) ? [pattern] : (memo.covered.get(pattern) ?? memo.roleArns)
    for (const role of covered) forget(memo.roles.get(role))
  }
  for (const role of memo.roles.values()) {
    for (const principal of principals) if (role.all?.asked.has(principal) === true) forget(role)
  }
}

function forget(role: RoleMemo | undefined): void {
  if (role !== undefined) role.all = null
}

function patternsHeld(
  workspace: Workspace,
  principal: Principal,
): Pick<PrincipalMemo, 'patterns' | 'isUnseen'> {
  const { documents, isWhole } = documentsOf(workspace, principal)
  const all = documents.map(patternsOf)
  return { patterns: all.flatMap((list) => list ?? []), isUnseen: !isWhole || all.includes(null) }
}

/** Patterns by the role that they cover. Cost: the patterns with wildcards times the roles, once for each pattern. */
function patternsByRole(
  patterns: readonly string[],
  roleArns: readonly string[],
  memo: TrustMemo,
): ReadonlyMap<string, readonly string[]> {
  if (!isSame(memo.roleArns, roleArns)) memo.covered.clear()
  memo.roleArns = roleArns
  const byRole = new Map<string, string[]>(roleArns.map((role) => [role, []]))
  for (const pattern of patterns) {
    if (isExact(pattern)) {
      byRole.get(pattern)?.push(pattern)
      continue
    }
    const covered = memo.covered.get(pattern) ?? roleArns.filter((role) => globMatches(pattern, role))
    memo.covered.set(pattern, covered)
    for (const role of covered) byRole.get(role)?.push(pattern)
  }
  return byRole
}

/** The groups of a user that are there. */
export function groupsOf(workspace: Workspace, user: User): readonly Group[] {
  return user.groups.flatMap((name) => named(workspace, 'group', user.accountId, name) ?? [])
}

const assumeRole = { name: 'sts:assumerole', service: 'sts', operation: 'assumerole' }
const known = new WeakMap<object, readonly string[] | null>()

/** Resource patterns of the Allows that may cover sts:AssumeRole, variables as `*`. Null where IAM would refuse the document. */
function patternsOf(document: unknown): readonly string[] | null {
  if (!mayCoverAction(document, assumeRole)) return []
  const key = typeof document === 'object' ? document : null
  const found = key === null ? undefined : known.get(key)
  if (found !== undefined) return found
  const patterns = readPatterns(document)
  if (key !== null) known.set(key, patterns)
  return patterns
}

function readPatterns(document: unknown): readonly string[] | null {
  const parsed = parsePolicyDocument(document, 'identity')
  if (!parsed.ok) return null
  return parsed.value.statements
    .filter(({ effect, actions }) => effect === 'Allow' && mayCoverAssumeRole(actions))
    .flatMap(({ resources }) =>
      resources === null || resources.negated ? ['*'] : resources.texts.map(widestPattern),
    )
}

/** The pattern with whatever a variable may come to. */
function widestPattern(text: string): string {
  if (!text.includes('${')) return text
  return parseTemplate(text)
    .map((part) => ('text' in part ? part.text : '*'))
    .join('')
}

function mayCoverAssumeRole({ negated, patterns }: PatternList<ActionPattern>): boolean {
  return patterns.some((pattern) => coversAction(pattern, assumeRole)) !== negated
}

function isExact(pattern: string): boolean {
  return !/[*?]/.test(pattern)
}

/** `arn:aws:iam::1:role/deploy-*` names roles; `*`, `arn:aws:iam::*:role/*` and the like name all there are. */
function namesRoles(pattern: string): boolean {
  const name = /:role\/(.*)$/.exec(pattern)?.[1]
  return name !== undefined && /[^*?/]/.test(name)
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const found = map.get(key)
  if (found === undefined) map.set(key, new Set([value]))
  else found.add(value)
}
