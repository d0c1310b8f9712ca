import { compiledOnce } from '#engine/compile/compiled-once.ts'
import { resourceGrammar } from '#engine/compile/resource-grammar.ts'
import { isPublicPolicy } from '#engine/evaluate/services/public-policy.ts'

import type { Resource } from './entities/entity.ts'
import type { Gap } from './gap.ts'
import { entityOf, type Workspace } from './workspace.ts'

/** Calls that Block Public Access may refuse, whoever makes them. */
const writes: ReadonlySet<string> = new Set([
  's3:putbucketacl',
  's3:putobject',
  's3:putobjectacl',
  's3:putobjectversionacl',
  's3:putbucketpolicy',
  's3:putaccesspointpolicy',
])

type Asked = { readonly action: string; readonly callerAccount: string | null }

/**
 * What of Block Public Access nobody has read, of the bucket or access point or of its whole account, where a request may
 * hang on it: it keeps others than the owner from what a public policy allows, and refuses to make things public. Nothing
 * where what is known is on already, and for other requests.
 *
 * Rule R10.7. Source: Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage".
 */
export function unreadSettings(workspace: Workspace, owner: Resource, asked: Asked): readonly Gap[] {
  if (owner.type !== 's3-bucket' && owner.type !== 's3-access-point') return []
  const account = entityOf(workspace, 'account', `account/${owner.accountId}`)
  const ofResource = owner.unread?.includes('blockPublicAccess') === true
  const ofAccount = account?.unread?.includes('blockPublicAccess') === true
  if ((!ofResource && !ofAccount) || !mayMatter(owner, asked)) return []
  const known = [
    ...(ofResource ? [] : [owner.settings.blockPublicAccess]),
    ...(ofAccount ? [] : [account?.blockPublicAccess]),
  ]
  const isOn = (name: 'blockPublicAcls' | 'blockPublicPolicy' | 'restrictPublicBuckets') =>
    known.some((one) => one?.[name] === true)
  if (isOn('blockPublicAcls') && isOn('blockPublicPolicy') && isOn('restrictPublicBuckets')) return []
  return [
    ...(ofResource
      ? [{ kind: 'unread-resource', resource: owner.arn, part: 'blockPublicAccess' } as const]
      : []),
    ...(ofAccount ? [{ kind: 'unread-public-access', account: owner.accountId } as const] : []),
  ]
}

function mayMatter({ type, policy, accountId }: Resource, { action, callerAccount }: Asked): boolean {
  if (writes.has(action.toLowerCase())) return true
  if (callerAccount === accountId) return false
  // beside its own policy stands that of the bucket or access point on the other side
  if (type === 's3-access-point') return true
  if (policy === null) return false
  const compiled = compiledOnce(policy, resourceGrammar(policy))
  return !compiled.ok || isPublicPolicy(compiled.value.statements)
}
