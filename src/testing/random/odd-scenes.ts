import { authorizeAll, type Check } from '#engine/evaluate/authorize-all.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { Caller } from '#model/caller.ts'
import type { Principal } from '#model/entities/entity.ts'
import { arn } from '#model/entities/names.ts'
import type { Ask } from '#model/gather.ts'
import { resolve } from '#model/resolve.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { gone, ofSessions, openValues, sessionNames, vendor, vendorOrganization } from './odd-accounts.ts'

/** What every call brings. */
const ofEachCall = { 'aws:CurrentTime': '2030-01-01T00:00:00Z', 'aws:SecureTransport': 'true' }

/** Every combination of the keys that the policies ask callers for. */
function contextsOf(text: string): readonly RequestContext[] {
  const meant = Object.entries(openValues).filter(([key]) => text.includes(key.toLowerCase()))
  return meant.reduce<readonly RequestContext[]>(
    (all, [key, values]) =>
      all.flatMap((context) =>
        values.map((value): RequestContext => (value === null ? context : { ...context, [key]: value })),
      ),
    [ofEachCall],
  )
}

/** A workspace, and the contexts in which the engine is asked of it. */
export type Scene = {
  readonly workspace: Workspace
  readonly contexts: readonly RequestContext[]
  readonly isNamed: boolean
}

export function sceneOf(workspace: Workspace): Scene {
  const text = JSON.stringify([...workspace.entities.values()]).toLowerCase()
  return { workspace, contexts: contextsOf(text), isNamed: text.includes('aws:userid') }
}

export function callersOf({ kind, arn: itsArn }: Principal, { isNamed }: Scene): readonly Caller[] {
  if (kind === 'user') return [{ kind, user: itsArn, context: {} }]
  return (isNamed ? sessionNames : ['someone']).map((sessionName) => ({
    kind: 'role-session',
    role: itsArn,
    sessionName,
    context: {},
    sessionPolicies: [],
  }))
}

/**
 * Credentials of a role are temporary, and always say whether MFA was used (R6.3): where that is asked, in each context. Nobody else's
 * say who began the session (R6.11).
 */
export function contextsFor(isOfRole: boolean, { contexts }: Scene): readonly RequestContext[] {
  const saying = contexts.filter((context) => 'aws:MultiFactorAuthPresent' in context)
  if (isOfRole) return saying.length === 0 ? contexts : saying
  return contexts.filter((context) => !Object.keys(context).some((key) => ofSessions.has(key)))
}

/** What the engine decides of the request. */
export function isAllowed(workspace: Workspace, caller: Caller, ask: Ask): boolean {
  return authorizeAll(checksOf(workspace, caller, ask)).decision === 'allowed'
}

/** All that it decides that by. */
export function checksOf(workspace: Workspace, caller: Caller, ask: Ask): readonly Check[] {
  const resolution = resolve(workspace, caller, ask)
  if (resolution.kind === 'unknown') throw new Error(`unknown: ${JSON.stringify(resolution.reasons)}`)
  return resolution.checks
}

export function principalsOf(workspace: Workspace): readonly Principal[] {
  return [...entitiesOf(workspace, 'user'), ...entitiesOf(workspace, 'role')]
}

/** Who is somebody else's, by account: such as the policies single out, and such as they don't. */
export const strangers = [vendor, gone].flatMap((account) =>
  [
    'user/ann',
    'role/ops/y',
    'role/A',
    'role/other',
    'root',
    'federated-user/ann',
    'federated-user/other',
  ].map((rest) => arn(`arn:aws:${rest.startsWith('federated') ? 'sts' : 'iam'}::${account}:${rest}`)),
)

/** Where they may stand. */
const brought: readonly RequestContext[] = [
  {},
  { 'aws:PrincipalTag/team': 'web' },
  { 'aws:PrincipalTag/team': 'ops' },
  { 'aws:PrincipalOrgID': vendorOrganization, 'aws:PrincipalOrgPaths': [`${vendorOrganization}/r-vend/`] },
]

/** Ids of theirs, nobody's of ours: those of root and federated users follow from who they are. */
const idsOf: readonly (readonly [RegExp, readonly RequestContext[]])[] = [
  [/:user\//, [{ 'aws:userid': 'AIDAOTHEROTHEROTHER00' }]],
  [/:role\//, sessionNames.map((name) => ({ 'aws:userid': `AROAOTHEROTHEROTHER00:${name}` }))],
]

export function placesOf(stranger: string): readonly RequestContext[] {
  const known = idsOf.find(([kind]) => kind.test(stranger))?.[1] ?? [{}]
  return brought.flatMap((keys) => known.map((id) => Object.assign({}, id, keys)))
}

/** Who may tell of them: just anyone, their account, and they themselves. */
export const tellingOf = (stranger: string) => [
  '*',
  stranger.replace(/:(?:iam|sts):(.*):[^:]*$/, ':iam:$1:root'),
  stranger,
]
