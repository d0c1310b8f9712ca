import type { RequestContext } from '#engine/request/request.ts'
import { commonSpelling } from '#engine/text/common-spelling.ts'
import { globOf } from '#engine/text/glob.ts'

import { literal } from './stand-ins.ts'
import { conditionValues } from './trusted-names.ts'

const organizationId = 'aws:PrincipalOrgID'
const paths = 'aws:PrincipalOrgPaths'

/** The keys that say of what organization somebody is, in lower case. */
export const placeKeys: readonly string[] = [organizationId.toLowerCase(), paths.toLowerCase()]

/** An organization that nothing names. */
const nobodys = 'o-0000000000'

/** Is somebody made up let in, where these keys say who, or of what organization, that somebody is? */
export type LetInAs = (keys: RequestContext) => boolean

/**
 * Is a stand-in for somebody outside, who is let in, let in as a member of our own organization alone? Asked of
 * an account in no organization, in one that nothing names, and in another one that each pattern of the conditions of `documents`
 * spells. Not claimed where a pattern may spell others, and none was found.
 *
 * Rules R6.7, R7.16. Source: IAM User Guide, "AWS global condition context keys", `aws:PrincipalOrgID`.
 */
export function areOfOrganization(
  documents: readonly unknown[],
  organization: string | null,
  isLetIn: LetInAs,
): boolean {
  if (organization === null) return false
  const [ids = [], places = []] = placeKeys.map((key) => conditionValues(documents, key))
  if (ids.length + places.length === 0) return false
  const patterns = [...ids, ...places]
  const examples = patterns.map((pattern) => elsewhere(pattern, organization))
  // two that leave the organization open may together spell what an example of either doesn't
  if (examples.includes(null) || patterns.filter(leavesOpen).length > 1) return false
  const contexts: readonly RequestContext[] = [
    {},
    ...[nobodys, ...examples.flatMap((some) => some ?? [])].map(at),
  ]
  return !contexts.some(isLetIn)
}

/** Whose the unique ids are by which alone somebody is let in: of principals of ours, of nobody of that kind, or also of others. */
export type IdHolders = 'ours' | 'nobody' | 'others'

/**
 * Whom do conditions on unique ids let in of those whom the stand-in of that ARN stands for? Nobody outside has an id of ours, and
 * nobody one of another kind of principal. Asked of one without an id, of one whom nothing names, and of others whom each pattern of
 * the conditions of `documents`, or two of them together, spell. `others` where that can't be told. The ids of root and federated
 * users follow from their ARNs, which the engine reads.
 *
 * Rules R3.12, R6.2.
 */
export function holdersOfIds(
  documents: readonly unknown[],
  arn: string,
  isOurId: (uniqueId: string) => boolean,
  isLetIn: LetInAs,
): IdHolders {
  const patterns = conditionValues(documents, userIdKey)
  const shape = shapeOfId(arn)
  if (patterns.length === 0 || shape === null || patterns.some((one) => one.includes('${'))) return 'others'
  const isOfOurs = (id: string) => isOurId(id.split(':')[0] ?? '')
  // some comparisons ignore letter case
  const globs = [...new Set(patterns.flatMap((one) => [one, one.toUpperCase()]))].map(globOf)
  const few = globs.slice(0, mostPaired)
  const sets = [
    [],
    ...globs.map((one) => [one]),
    ...few.flatMap((one, nth) => few.slice(nth + 1).map((other) => [one, other])),
  ]
  const spelled = sets
    .flatMap((set) => ['0', 'Q'].flatMap((filler) => commonSpelling([globOf(shape), ...set], filler) ?? []))
    .filter((id) => !isOfOurs(id))
  const isOpen = [undefined, ...new Set(spelled)].some((id) =>
    isLetIn(id === undefined ? {} : { 'aws:userid': id }),
  )
  if (isOpen) return 'others'
  return patterns.some(isOfOurs) ? 'ours' : 'nobody'
}

/** So many patterns are tried two by two. */
const mostPaired = 8

/** What the id of a user, or of a session of a role, looks like; null of others. */
function shapeOfId(arn: string): string | null {
  const [, , , , , resource = ''] = arn.split(':')
  const [kind, , session] = resource.split('/')
  if (kind === 'user') return 'AIDA????????????*'
  if (kind === 'assumed-role') return `AROA????????????*:${session ?? '??*'}`
  return kind === 'role' ? 'AROA????????????*:??*' : null
}

/** The key of the caller's unique id, in lower case. */
export const userIdKey = 'aws:userid'

/** Is there a wildcard in the id of the organization that a pattern begins with? */
function leavesOpen(pattern: string): boolean {
  return !pattern.includes('${') && /^[^/]*[*?]/.test(pattern)
}

/** What may stand for a wildcard at the beginning of an id or path. */
const fillings = [nobodys, `${nobodys}/`, nobodys.slice(1), nobodys.slice(2), 'o', '']

/**
 * Ids or paths of other organizations that a pattern spells: none where it spells but our own, or a variable, which the engine reads.
 * Null where it may spell others, and none was found.
 */
function elsewhere(pattern: string, organization: string): readonly string[] | null {
  // ids of organizations are in lower case, and comparisons may ignore that
  const text = pattern.toLowerCase()
  if (text.includes('${') || text === organization || text.startsWith(`${organization}/`)) return []
  const spelled = fillings
    .map((filling) => literal(text.replace(/^\?/, 'o').replace('*', filling)))
    .filter((example) => /^o-[a-z0-9]{10,32}(?:\/|$)/.test(example))
  const others = spelled.filter((example) => example.split('/')[0] !== organization)
  // without a wildcard, what isn't an id of an organization spells none
  return others.length > 0 || !/[*?]/.test(text) ? others : null
}

/** Of an account at that path, or anywhere in the organization of that id. */
function at(text: string): RequestContext {
  const path = text.includes('/') ? text : `${text}/r-0000/`
  return { [organizationId]: path.split('/')[0] ?? '', [paths]: [path] }
}
