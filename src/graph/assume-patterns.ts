import { type ActionPattern, coversAction } from '#engine/policy/action-pattern.ts'
import type { PatternList } from '#engine/policy/document.ts'
import { parsePolicyDocument } from '#engine/policy/parse.ts'
import { globMatches } from '#engine/text/glob.ts'
import type { Group, Principal, User } from '#model/entities/entity.ts'
import { gatherIdentity } from '#model/gather-identity.ts'
import { named } from '#model/look-up.ts'
import type { Workspace } from '#model/workspace.ts'

/**
 * Who may be allowed to call sts:AssumeRole on what, by resource pattern. It errs on the side of too many, so
 * that nobody is overlooked: conditions, Denies, boundaries and the fine print of patterns are the engine's.
 */
export type AssumeIndex = {
  /** Whoever has a pattern that may cover `roleArn`, or a policy that we can't see. */
  readonly mayCall: (roleArn: string) => ReadonlySet<string>
  /** Whoever has a pattern that may cover `roleArn` and names roles, not all there are. */
  readonly singlesOut: (roleArn: string) => ReadonlySet<string>
  /** Roles that somebody's pattern names in full, with who that is. */
  readonly namedRoles: ReadonlyMap<string, ReadonlySet<string>>
}

/** Read the identity policies of all users and roles of `workspace` once. Cost: linear in the text of the policies. */
export function indexAssumePatterns(workspace: Workspace, principals: readonly Principal[]): AssumeIndex {
  const byPattern = new Map<string, Set<string>>()
  const unseen = new Set<string>()
  const read = new Map<unknown, readonly string[] | null>()
  for (const principal of principals) {
    const { documents, gaps } = gatherIdentity(workspace, principal)
    if (gaps.length > 0) unseen.add(principal.arn)
    for (const { document } of documents) {
      const patterns = read.get(document) ?? patternsOf(document)
      read.set(document, patterns)
      if (patterns === null) unseen.add(principal.arn)
      for (const pattern of patterns ?? []) addTo(byPattern, pattern, principal.arn)
    }
  }
  const all = [...byPattern]
  const narrow = all.filter(([pattern]) => namesRoles(pattern))
  const exact = narrow.filter(([pattern]) => !/[*?]/.test(pattern))
  return {
    mayCall: (roleArn) => new Set([...unseen, ...holdersOf(all, roleArn)]),
    singlesOut: (roleArn) => new Set(holdersOf(narrow, roleArn)),
    namedRoles: new Map(exact),
  }
}

/** The groups of a user that are there. */
export function groupsOf(workspace: Workspace, user: User): readonly Group[] {
  return user.groups.flatMap((name) => named(workspace, 'group', user.accountId, name) ?? [])
}

/** Resource patterns of the Allows that may cover sts:AssumeRole, variables as `*`. Null where IAM would refuse the document. */
function patternsOf(document: unknown): readonly string[] | null {
  const parsed = parsePolicyDocument(document, 'identity')
  if (!parsed.ok) return null
  return parsed.value.statements
    .filter(({ effect, actions }) => effect === 'Allow' && mayCoverAssumeRole(actions))
    .flatMap(({ resources }) =>
      resources === null || resources.negated
        ? ['*']
        : resources.texts.map((text) => text.replaceAll(/\$\{[^}]*\}/g, '*')),
    )
}

const assumeRole = { service: 'sts', operation: 'assumerole' }

function mayCoverAssumeRole({ negated, patterns }: PatternList<ActionPattern>): boolean {
  return patterns.some((pattern) => coversAction(pattern, assumeRole)) !== negated
}

/** `arn:aws:iam::1:role/deploy-*` names roles; `*`, `arn:aws:iam::*:role/*` and the like name all there are. */
function namesRoles(pattern: string): boolean {
  const name = /:role\/(.*)$/.exec(pattern)?.[1]
  return name !== undefined && /[^*?/]/.test(name)
}

function holdersOf(
  patterns: readonly (readonly [string, ReadonlySet<string>])[],
  roleArn: string,
): readonly string[] {
  return patterns.flatMap(([pattern, holders]) => (globMatches(pattern, roleArn) ? [...holders] : []))
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const found = map.get(key)
  if (found === undefined) map.set(key, new Set([value]))
  else found.add(value)
}
