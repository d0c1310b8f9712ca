import type { PolicyGrammar } from '#engine/policy/grammar.ts'
import type { JsonValue } from '#engine/text/json.ts'

import { arn, type Arn } from './entities/names.ts'
import type { PolicyHolder } from './look-up.ts'
import { entityOf, type Workspace } from './workspace.ts'

/** Where a policy document lives in the workspace. */
export type DocumentPlace =
  | { readonly kind: 'managed'; readonly policy: Arn; readonly versionId: string }
  | { readonly kind: 'inline'; readonly holder: Arn; readonly name: string }
  | { readonly kind: 'trust'; readonly role: Arn }
  | { readonly kind: 'resource'; readonly resource: Arn }
  /** An SCP or RCP, by its id. */
  | { readonly kind: 'organization-policy'; readonly policy: string }

/** What AWS calls the policy there, which decides the grammar that holds for it. */
export type DocumentGrammar = PolicyGrammar

/**
 * A place as text that people can read and a URL can carry (after `encodeURIComponent`): `trust/ARN`,
 * `resource/ARN`, `managed/v2/ARN`, `inline/NAME/ARN`, `organization-policy/ID`. Different places have different keys.
 */
export function placeKey(place: DocumentPlace): string {
  switch (place.kind) {
    case 'managed':
      return `managed/${escape(place.versionId)}/${place.policy}`
    case 'inline':
      return `inline/${escape(place.name)}/${place.holder}`
    case 'trust':
      return `trust/${place.role}`
    case 'resource':
      return `resource/${place.resource}`
    case 'organization-policy':
      return `organization-policy/${place.policy}`
  }
}

/** The place that `placeKey` spelled so; null for any other text. Whether anything is there, `documentAt` says. */
export function parsePlaceKey(text: string): DocumentPlace | null {
  const place = readPlaceKey(text)
  return place !== null && placeKey(place) === text ? place : null
}

function readPlaceKey(text: string): DocumentPlace | null {
  const [kind, rest] = cut(text)
  if (kind === 'trust') return isArn(rest) ? { kind, role: arn(rest) } : null
  if (kind === 'resource') return isArn(rest) ? { kind, resource: arn(rest) } : null
  if (kind === 'organization-policy') return rest.startsWith('p-') ? { kind, policy: rest } : null
  const [name, owner] = cut(rest)
  if (!isArn(owner)) return null
  if (kind === 'managed') return { kind, policy: arn(owner), versionId: unescape(name) }
  if (kind === 'inline') return { kind, holder: arn(owner), name: unescape(name) }
  return null
}

/**
 * The document that stands at a place. Undefined where the workspace has no such place; null where a resource
 * has no policy.
 */
export function documentAt(workspace: Workspace, place: DocumentPlace): JsonValue | undefined {
  switch (place.kind) {
    case 'managed':
      return entityOf(workspace, 'policy', place.policy)?.versions.find(
        (v) => v.versionId === place.versionId,
      )?.document
    case 'inline':
      return holderAt(workspace, place.holder)?.inlinePolicies.find((p) => p.name === place.name)?.document
    case 'trust':
      return entityOf(workspace, 'role', place.role)?.trustPolicy
    case 'resource':
      return entityOf(workspace, 'resource', place.resource)?.policy
    case 'organization-policy':
      return entityOf(workspace, 'organization-policy', place.policy)?.document
  }
}

/** The grammar that AWS holds the document of a place to. A place that isn't there is taken for the common case. */
export function grammarOf(workspace: Workspace, place: DocumentPlace): DocumentGrammar {
  switch (place.kind) {
    case 'managed':
    case 'inline':
      return 'identity'
    case 'trust':
      return 'trust'
    case 'resource': {
      const isEndpoint = entityOf(workspace, 'resource', place.resource)?.type === 'vpc-endpoint'
      return isEndpoint ? 'vpc-endpoint' : 'resource'
    }
    case 'organization-policy': {
      const type = entityOf(workspace, 'organization-policy', place.policy)?.type
      return type === 'resource-control' ? 'rcp' : 'scp'
    }
  }
}

/** The user, group or role of that ARN. */
export function holderAt(workspace: Workspace, holder: Arn): PolicyHolder | undefined {
  return (
    entityOf(workspace, 'user', holder) ??
    entityOf(workspace, 'group', holder) ??
    entityOf(workspace, 'role', holder)
  )
}

function cut(text: string): readonly [string, string] {
  const slash = text.indexOf('/')
  return slash < 0 ? [text, ''] : [text.slice(0, slash), text.slice(slash + 1)]
}

function isArn(text: string): boolean {
  return text.startsWith('arn:')
}

function escape(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('/', '%2F')
}

function unescape(text: string): string {
  return text.replaceAll('%2F', '/').replaceAll('%25', '%')
}
