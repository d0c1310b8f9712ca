import type { RequestContext } from '#engine/request/request.ts'
import type { JsonValue } from '#engine/text/json.ts'

import { judgeOutside, type Judgement, type Sides } from './judge.ts'
import type { Ours } from './pair-sides.ts'
import { literal } from './stand-ins.ts'
import { conditionValues } from './trusted-names.ts'

const id = 'aws:PrincipalOrgID'
const paths = 'aws:PrincipalOrgPaths'
const keys = [id.toLowerCase(), paths.toLowerCase()]

/** An organization that nothing names. */
const nobodys = 'o-0000000000'

/**
 * Does a role that lets in a stand-in for somebody outside do so for members of our own organization alone? Asked of
 * an account in no organization, in one that nothing names, and in each other that the trust policy's conditions name.
 *
 * Rules R6.7, R7.16. Source: IAM User Guide, "AWS global condition context keys", `aws:PrincipalOrgID`.
 */
export function areOfOrganization(sides: Sides, trustPolicy: JsonValue, { organization }: Ours): boolean {
  if (organization === null) return false
  const [ids = [], places = []] = keys.map((key) => conditionValues(trustPolicy, key))
  if (ids.length + places.length === 0) return false
  return elsewhere(ids, places, organization).every((context) => judgedIn(sides, context) === null)
}

/** What the keys may be for whoever is outside of the organization. */
function elsewhere(
  ids: readonly string[],
  places: readonly string[],
  organization: string,
): readonly RequestContext[] {
  const named = [...ids, ...places].map(literal).filter((text) => text.startsWith('o-'))
  const others = named.filter((text) => text.split('/')[0] !== organization)
  return [{}, ...[nobodys, ...others].map((text) => at(text.includes('/') ? text : `${text}/r-0000/`))]
}

/** Of an account that is there. */
function at(path: string): RequestContext {
  return { [id]: path.split('/')[0] ?? '', [paths]: [path] }
}

function judgedIn({ from, ...rest }: Sides, context: RequestContext): Judgement | null {
  const told = { ...from.request, context: { ...from.request.context, ...context } }
  const isOpen = (key: string) => !keys.includes(key) && from.isOpen(key)
  return judgeOutside({ ...rest, from: { ...from, request: told, isOpen } })
}
