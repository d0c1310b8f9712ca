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

/** Somebody of whom nobody knows, by unique id. */
const nobodysId = 'AROA00000NOBODY000000:nobody'

/** What a condition may ask the caller's id to be: a user, or a session of a role. */
const shapesOfIds = ['AROA????????????*:??*', 'AIDA????????????*']

/**
 * Is a stand-in for somebody outside let in by the unique id of a principal of ours alone, which nobody else has? Asked of one without
 * an id, of one whom nothing names, and of others whom each pattern of the conditions of `documents` spells.
 *
 * Rules R3.12, R6.2.
 */
export function areOfOurIds(
  documents: readonly unknown[],
  isOurId: (uniqueId: string) => boolean,
  isLetIn: LetInAs,
): boolean {
  const patterns = conditionValues(documents, userIdKey)
  const isOfOurs = (id: string) => isOurId(id.split(':')[0] ?? '')
  if (!patterns.some(isOfOurs)) return false
  const others = patterns
    .flatMap((pattern) =>
      shapesOfIds.flatMap((shape) => commonSpelling([pattern, shape].map(globOf), '0') ?? []),
    )
    .filter((id) => !isOfOurs(id))
  return ![undefined, nobodysId, ...others].some((id) =>
    isLetIn(id === undefined ? {} : { 'aws:userid': id }),
  )
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
