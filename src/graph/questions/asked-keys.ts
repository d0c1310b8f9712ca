import type { Caller } from '#model/caller.ts'
import type { Ask } from '#model/gather.ts'
import { accountOf } from '#model/look-up.ts'
import { organizationOf } from '#model/organization.ts'
import { resourceAt } from '#model/resource-at.ts'
import type { Workspace } from '#model/workspace.ts'

import { isOfRole } from '../mfa-sayings.ts'
import { isOpenWithin } from '../open-keys.ts'

/** Is a context key, in lower case, one that `caller` or the environment may supply, so that it may be anything? */
export type OpenKeys = (caller: Caller) => (key: string) => boolean

/**
 * Which keys are open in the question who may do one thing: those of the caller and the environment (`isOpenTo`), and
 * those that the request of the service asked itself carries, such as `s3:prefix` or `iam:PassedToService`. What
 * follows from the workspace is not open: tags of a resource that it holds, its place in an organization, the boundary
 * and the aliases of what is asked about; nor what only a request through an access point or an alias has.
 *
 * Of `workspace` nothing is read but what `ask` is about.
 */
export function openKeysOf(workspace: Workspace, { action, resource }: Ask): OpenKeys {
  const service = action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase()
  const owner = resourceAt(workspace, resource)
  const isHeld = resource === '*' || (owner !== undefined && accountOf(owner) !== null)
  const hasOrganization = organizationOf(workspace) !== undefined
  const isOfRequest = (key: string) => {
    if (/^[^:]+:resourcetag\//.test(key)) return !isHeld
    if (key.startsWith('aws:')) return false
    if (neverOpen.test(key) || (isHeld && key === 'kms:resourcealiases')) return false
    if (key === 'iam:permissionsboundary') return !isHeld || setsBoundary.test(action)
    return key.startsWith(`${service}:`)
  }
  // calls of STS alone bring its keys (R6.13)
  const isOfService = (key: string) => service === 'sts' || !key.startsWith('sts:')
  const byKind = new Map<string, (key: string) => boolean>()
  return (caller) => {
    const kind = kindOf(caller)
    const found = byKind.get(kind)
    if (found !== undefined) return found
    const isOpen = isOpenWithin(hasOrganization, caller)
    const isCarried = (key: string) => caller.kind === 'role-session' && ofSignIn.test(key)
    const isAsked = remembered(
      (key) => (isOpen(key) && isOfService(key)) || isOfRequest(key) || isCarried(key),
    )
    byKind.set(kind, isAsked)
    return isAsked
  }
}

/** Callers of one kind have the same keys open. */
function kindOf(caller: Caller): string {
  if (caller.kind === 'federated') return `federated ${caller.provider}`
  return caller.kind === 'outside-principal' && isOfRole(caller.arn) ? 'outside-role' : caller.kind
}

const neverOpen = /^(s3:(dataaccesspoint(arn|account)|accesspointnetworkorigin)|kms:requestalias)$/
const setsBoundary = /^iam:(create(user|role)|put(user|role)permissionsboundary)$/i

/** What a session keeps of the token that it was asked for with: `saml:…`, and the claims of OIDC providers. */
const ofSignIn = /^(saml:|[^:]*\.[^:]*:)/

/** Policies name few keys, and ask for each of them thousands of times. */
function remembered(isOpen: (key: string) => boolean): (key: string) => boolean {
  const known = new Map<string, boolean>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const answer = isOpen(key)
    known.set(key, answer)
    return answer
  }
}
