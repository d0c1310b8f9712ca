import { type CompiledPolicies, compilePolicies } from '#engine/compile/compile-policies.ts'
import type { NamedDocument } from '#engine/compile/policy-documents.ts'
import type { Action } from '#engine/policy/action-pattern.ts'
import type { Statement } from '#engine/policy/document.ts'
import { readRequest } from '#engine/request/read-request.ts'
import type { ManagedPolicy, Principal } from '#model/entities/entity.ts'
import type { AccountId, Arn } from '#model/entities/names.ts'
import { type Ask, gather } from '#model/gather.ts'
import { named, type PolicyHolder } from '#model/look-up.ts'
import { accessPointAsked } from '#model/resolve-access-point.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { mayAllow, mayCoverAction } from './plain-statements.ts'

/** What can be told of one question without deciding it for each principal. */
export type Shortcut = {
  /**
   * Is `principal` denied for certain? None of its policies may allow the request, all of them can be read, and on the
   * side of the resource nothing lets it in. No claim where that isn't so: then the engine is asked.
   */
  readonly isDenied: (principal: Principal) => boolean
  /** Does an identity-based policy have to be read at all? See `resolve`. */
  readonly bears: (policy: NamedDocument) => boolean
}

/**
 * In a big account nearly nobody has to do with a question: of most principals no policy may allow it. Without an Allow
 * of the caller's own, and none of the resource's that reaches past that, a request is denied (R1.3, R7.2, R7.6, R7.9).
 */
export function shortcutFor(workspace: Workspace, ask: Ask): Shortcut {
  const sides = new Map<AccountId, Side | null>()
  const sideFor = (account: AccountId) => {
    const found = sides.get(account)
    if (found !== undefined) return found
    const side = sideOfResource(workspace, ask, account)
    sides.set(account, side)
    return side
  }
  const folded = ask.action.toLowerCase()
  const [service = '', operation = ''] = folded.split(':')
  const action: Action = { name: folded, service, operation }
  // STS has calls that nobody needs a permission for
  const isPossible = service !== 'sts' && accessPointAsked(workspace, ask) === null
  const allows = new Map<unknown, boolean>()
  return {
    bears: ({ document }) => mayCoverAction(document, action),
    isDenied: (principal) => {
      const side = isPossible ? sideFor(principal.accountId) : null
      if (side === null || side.named.has(principal.arn)) return false
      const documents = documentsOf(workspace, principal)
      if (documents === null) return false
      return documents.every((document) => {
        const found = allows.get(document) ?? mayAllow(document, side.action, side.resource)
        allows.set(document, found)
        return !found
      })
    },
  }
}

/** What is asked of the resource, and who may be let in by its own policy. */
type Side = { readonly action: Action; readonly resource: string; readonly named: ReadonlySet<string> }

/** Null where something there can't be read, or lets in callers that it doesn't name by ARN. */
function sideOfResource(workspace: Workspace, ask: Ask, account: AccountId): Side | null {
  const caller = { kind: 'root', accountId: account, context: {} } as const
  const { request, documents, gaps } = gather(workspace, caller, ask)
  const question = readRequest(request)
  const compiled = compilePolicies(documents)
  if (gaps.length > 0 || !question.ok || !compiled.ok) return null
  const { action, resource, settings } = question.value
  const { s3, kms } = settings
  if (kms.grants.length > 0 || s3.objectAcl !== null || s3.objectOwner !== null) return null
  const letIn = namedBy(compiled.value.resource, action)
  return letIn === null ? null : { action, resource, named: letIn }
}

/** ARNs of users and roles that an Allow may let in without a permission of their own; null where others may be. */
function namedBy(policy: CompiledPolicies['resource'], action: Action): ReadonlySet<string> | null {
  const arns = new Set<string>()
  const allows: readonly Statement[] = policy?.document.covering(action).allows.statements ?? []
  for (const { principals } of allows) {
    if (principals === null || principals.negated) return null
    for (const pattern of principals.patterns) {
      switch (pattern.kind) {
        case 'user':
        case 'role':
          arns.add(pattern.arn)
          break
        // an account as a whole lets nobody in by itself (R3.2), and the others are no users or roles
        case 'account':
        case 'service':
        case 'federated':
        case 'canonical-user':
          break
        case 'everyone':
        case 'role-session':
        case 'federated-user':
        case 'unique-id':
          return null
      }
    }
  }
  return arns
}

/**
 * The documents of a user's or role's identity-based policies, in no order that matters. Null where something is missing,
 * or its boundary can't be read.
 */
function documentsOf(workspace: Workspace, principal: Principal): readonly unknown[] | null {
  const documents: unknown[] = []
  const add = ({ inlinePolicies, attachedPolicies }: PolicyHolder): boolean => {
    for (const { document } of inlinePolicies) documents.push(document)
    return attachedPolicies.every((policy) => {
      const document = documentInForce(workspace, policy)
      documents.push(document)
      return document !== undefined
    })
  }
  if (!add(principal)) return null
  for (const name of principal.kind === 'user' ? principal.groups : []) {
    const group = named(workspace, 'group', principal.accountId, name)
    if (group === undefined || !add(group)) return null
  }
  const { permissionsBoundary } = principal
  return permissionsBoundary === null || isReadable(workspace, permissionsBoundary) ? documents : null
}

function documentInForce(
  workspace: Workspace,
  policy: Arn,
): ManagedPolicy['versions'][number]['document'] | undefined {
  const found = entityOf(workspace, 'policy', policy)
  return found?.versions.find(({ versionId }) => versionId === found.defaultVersionId)?.document
}

function isReadable(workspace: Workspace, policy: Arn): boolean {
  const document = documentInForce(workspace, policy)
  return document !== undefined && compilePolicies({ permissionsBoundary: [{ name: '', document }] }).ok
}
