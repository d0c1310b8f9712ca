import type { AuthorizationRequest, RequestContext } from '#engine/request/request.ts'

import type { Resource } from './entities/entity.ts'
import type { BlockPublicAccess } from './entities/resource-settings.ts'
import { entityOf, type Workspace } from './workspace.ts'

type Settings = NonNullable<AuthorizationRequest['resourceSettings']>

const switches = [
  'blockPublicAcls',
  'ignorePublicAcls',
  'blockPublicPolicy',
  'restrictPublicBuckets',
] as const satisfies readonly (keyof BlockPublicAccess)[]

/**
 * What is set on the resource that a request is about, as the engine weighs it: of a bucket what S3 blocks there or in
 * its whole account and who owns objects, of a key its grants and who manages it. Nothing for other resources.
 *
 * Rules R10.2, R10.4, R10.6, R10.7. Source: Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage".
 */
export function settingsFor(workspace: Workspace, { type, accountId, settings }: Resource): Settings {
  if (type === 'kms-key') return ofKey(settings)
  if (type !== 's3-bucket' && type !== 's3-access-point') return {}
  const account = entityOf(workspace, 'account', `account/${accountId}`)
  const { ownershipControls } = settings
  const s3 = {
    ...inForce(account?.blockPublicAccess ?? null, settings.blockPublicAccess),
    ...(ownershipControls === null ? {} : { ownershipControls }),
  }
  return Object.keys(s3).length === 0 ? {} : { s3 }
}

/** AWS manages the keys whose aliases begin with `alias/aws/` (R10.4). */
function ofKey({ grants, aliases }: Resource['settings']): Settings {
  const isOfAws = aliases.some((alias) => alias.startsWith('alias/aws/'))
  const kms = { ...(grants.length === 0 ? {} : { grants }), ...(isOfAws ? { keyManager: 'AWS' } : {}) }
  return Object.keys(kms).length === 0 ? {} : { kms }
}

/** The switches that are on in any of these. Off everywhere is left out. */
function inForce(...all: readonly (BlockPublicAccess | null)[]): Partial<Record<string, true>> {
  const on = switches.filter((name) => all.some((one) => one?.[name] === true))
  return Object.fromEntries(on.map((name) => [name, true]))
}

/** The aliases of a key as a context key. Source: AWS KMS Developer Guide, "AWS KMS condition keys". */
export function aliasContext({ type, settings }: Resource): RequestContext {
  return type !== 'kms-key' || settings.aliases.length === 0
    ? {}
    : { 'kms:ResourceAliases': settings.aliases }
}
