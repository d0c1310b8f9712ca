import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { RequestContext } from '#engine/request/request.ts'
import { commonSpelling } from '#engine/text/common-spelling.ts'
import { type Glob, globOf } from '#engine/text/glob.ts'
import { oneInPart, runInPart } from '#engine/text/wildcards.ts'

import { askedTogether } from './asked-together.ts'
import { metBySome } from './met-by-some.ts'
import { literal } from './stand-ins.ts'
import { conditionValues, uniqueIdsNamed } from './trusted-names.ts'

const organizationId = 'aws:PrincipalOrgID'
const paths = 'aws:PrincipalOrgPaths'

/** The keys that say of what organization somebody is, in lower case. */
const placeKeys: readonly string[] = [organizationId.toLowerCase(), paths.toLowerCase()]

/** The key of the caller's unique id, in lower case. */
const userIdKey = 'aws:userid'

/** An organization that nothing names. */
const nobodys = 'o-0000000000'

/** Is somebody made up let in, where `keys` say who, or of what organization, that somebody is, who brings nothing else under `closed`? */
export type LetInAs = (keys: RequestContext, closed: readonly string[]) => boolean

/** Who of those for whom somebody made up stands is let in: our own alone, nobody at all, or also others than our own; or nobody knows. */
export type LetIn =
  | { readonly who: 'insiders' | 'nobody' | 'unknown' }
  /** `as`: one of them; null where nothing sets them apart from our own. */
  | { readonly who: 'others'; readonly as: Outsider | null }

/** Somebody outside who is let in. */
export type Outsider = {
  /** What somebody of elsewhere is let in with. */
  readonly keys: RequestContext
  /** The keys of which `keys` says all, in lower case. */
  readonly closed: readonly string[]
  /** May anybody of elsewhere meet all of these? False is proved of what ids and organizations they ask for. */
  readonly mayMeet: (way: readonly OpenCondition[]) => boolean
}

/** For whom somebody made up stands, and by what our own are told apart: their organization, null where it says nothing of them. */
export type StoodFor = {
  readonly arn: string
  readonly organization: string | null
  readonly isOurId: (uniqueId: string) => boolean
}

/**
 * Whom do policies let in of those whom the stand-in of that ARN stands for? Nobody outside has a unique id of ours or is a member of our
 * organization, nobody has an id of another kind of principal, and nobody at all one that a policy still names: its principal was
 * deleted. Asked of ids and organizations of elsewhere, each alone and then together. `others` where that can't be told.
 *
 * Rules R3.12, R6.2, R6.7, R7.16. Source: IAM User Guide, "AWS global condition context keys", `aws:PrincipalOrgID`.
 */
export function whoIsLetIn(documents: readonly unknown[], stoodFor: StoodFor, isLetIn: LetInAs): LetIn {
  const named = uniqueIdsNamed(documents)
  const patterns = conditionValues(documents, userIdKey)
  const isTaken = (id: string) => stoodFor.isOurId(holderIn(id)) || named.includes(holderIn(id))
  const isIdAsked = patterns.length + named.length > 0
  const outside = isIdAsked ? idsOutside(documents, stoodFor.arn, isTaken) : null
  const ids = outside?.ids.filter((id) => isLetIn(id, [userIdKey]))
  const areAllIds = outside?.isAll !== false
  if (ids?.length === 0) {
    if (!areAllIds) return { who: 'unknown' }
    const isOurs = [...patterns, ...named].some((one) => stoodFor.isOurId(holderIn(one)))
    return { who: isOurs ? 'insiders' : 'nobody' }
  }
  const allPlaces = placesOutside(documents, stoodFor.organization)
  const places = allPlaces?.filter((place) => isLetIn(place, placeKeys))
  if (places?.length === 0) return { who: 'insiders' }
  if (ids === undefined && places === undefined) return { who: 'others', as: null }
  const closed = [...(ids === undefined ? [] : [userIdKey]), ...(places === undefined ? [] : placeKeys)]
  const together = productOf(ids, places)
  const keys = together.find((both) => ids === undefined || places === undefined || isLetIn(both, closed))
  if (keys === undefined) return { who: areAllIds ? 'insiders' : 'unknown' }
  const all = areAllIds ? productOf(outside?.ids, allPlaces) : null
  return {
    who: 'others',
    as: { keys, closed, mayMeet: all === null ? () => true : metBySome(all, closed, stoodFor.organization) },
  }
}

type Contexts = readonly RequestContext[] | null | undefined

function productOf(ids: Contexts, places: Contexts): readonly RequestContext[] {
  return (ids ?? [{}]).flatMap((id) => (places ?? [{}]).map((place) => Object.assign({}, id, place)))
}

/**
 * Where somebody outside may be: in an account in no organization, in one that nothing names, and in another one that each pattern of the
 * conditions spells. Null where organizations set nobody apart, or where a pattern may spell others, and none was found.
 */
function placesOutside(
  documents: readonly unknown[],
  organization: string | null,
): readonly RequestContext[] | null {
  if (organization === null) return null
  const patterns = placeKeys.flatMap((key) => conditionValues(documents, key))
  if (patterns.length === 0) return null
  const examples = patterns.map((pattern) => elsewhere(pattern, organization))
  // two that leave the organization open may together spell what an example of either doesn't
  if (examples.includes(null) || patterns.filter(leavesOpen).length > 1) return null
  return [{}, ...[nobodys, ...examples.flatMap((some) => some ?? [])].map(at)]
}

/** `isAll`: conditions tell no others apart. */
type Ids = { readonly ids: readonly RequestContext[]; readonly isAll: boolean }

/**
 * Ids of somebody outside: none, one that nothing names, and others that each pattern of the conditions, or those that may have to be met
 * together, spell. Null where that can't be told.
 */
function idsOutside(
  documents: readonly unknown[],
  arn: string,
  isTaken: (id: string) => boolean,
): Ids | null {
  const shape = shapeOfId(arn)
  const { sets, isAll } = askedTogether(documents, [userIdKey])
  const patterns = sets.map((set) => set.map(({ value }) => value))
  if (shape === null || patterns.flat().some((one) => one.includes('${'))) return null
  // some comparisons ignore letter case
  const spelled = [[], ...patterns]
    .flatMap((set) => [set, set.map((one) => one.toUpperCase())])
    .map((set) => set.map(globOf))
    .flatMap((globs) => ['0', 'Q'].flatMap((filler) => commonSpelling([shape, ...globs], filler) ?? []))
    .filter((id) => !isTaken(id))
  return { ids: [{}, ...[...new Set(spelled)].map((id) => ({ 'aws:userid': id }))], isAll }
}

/** The id of a user or role that an id begins with, which goes on with the name of a session. */
function holderIn(id: string): string {
  return id.split(':')[0] ?? ''
}

/** What the id of a user, or of a session of a role, looks like; null of others. */
function shapeOfId(arn: string): Glob | null {
  const [, , , , , resource = ''] = arn.split(':')
  const [kind, , session] = resource.split('/')
  if (kind === 'user') return idOf('AIDA')
  if (kind === 'assumed-role') return [...idOf('AROA'), ...globOf(`:${session ?? '??*'}`)]
  return kind === 'role' ? [...idOf('AROA'), ...globOf(':??*')] : null
}

/** A unique id holds no colon. */
function idOf(prefix: string): Glob {
  return [...globOf(prefix), ...Array.from({ length: 12 }, () => oneInPart), runInPart]
}

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
