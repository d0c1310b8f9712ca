import { compilePolicies } from '#engine/compile/compile-policies.ts'
import type { NamedDocument } from '#engine/compile/policy-documents.ts'
import type { Action } from '#engine/policy/action-pattern.ts'
import { readRequest } from '#engine/request/read-request.ts'
import type { ManagedPolicy, Principal } from '#model/entities/entity.ts'
import type { AccountId, Arn } from '#model/entities/names.ts'
import { type Ask, gather } from '#model/gather.ts'
import { named, type PolicyHolder } from '#model/look-up.ts'
import { accessPointAsked } from '#model/resolve-access-point.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { namedBy, toldApartBy } from '../let-in.ts'
import { hangsOnCaller, mayAllow, mayCoverAction, sayingOf } from './plain-statements.ts'

/** What can be told of one question without deciding it for each principal. */
export type Shortcut = {
  /**
   * Is the principal denied for certain? None of its policies may allow the request, all of them can be read, and on the
   * side of the resource nothing lets it in. No claim where that isn't so: then the engine is asked.
   */
  readonly isDenied: (held: Held) => boolean
  /** Principals of one class are decided alike. Null: decide this one by itself. */
  readonly classOf: (held: Held) => string | null
  /** Does an identity-based policy have to be read at all? See `resolve`. */
  readonly bears: (policy: NamedDocument) => boolean
}

/** A user or role with the documents of its policies. Null where something is missing, or its boundary can't be read. */
export type Held = {
  readonly principal: Principal
  readonly documents: readonly unknown[] | null
  /** Null where it has none. */
  readonly boundary: unknown
}

/**
 * In a big account nearly nobody has to do with a question: of most principals no policy may allow it. Without an Allow
 * of the caller's own, and none of the resource's that reaches past that, a request is denied (R1.3, R7.2, R7.6, R7.9).
 * Of the others most have policies that say the same.
 */
export function shortcutFor(workspace: Workspace, ask: Ask): Shortcut {
  const sides = new Map<AccountId, Side | null>()
  const folded = ask.action.toLowerCase()
  const [service = '', operation = ''] = folded.split(':')
  const action: Action = { name: folded, service, operation }
  // STS has calls that nobody needs a permission for
  const isPossible = service !== 'sts' && accessPointAsked(workspace, ask) === null
  const sideFor = ({ principal }: Held) => {
    const { accountId: account } = principal
    const found = sides.get(account)
    const side = found === undefined && isPossible ? sideOfResource(workspace, ask, account) : (found ?? null)
    sides.set(account, side)
    return side === null || side.named.has(principal.arn) ? null : side
  }
  const allows = new Map<unknown, boolean>()
  const sayings = new Map<unknown, readonly string[] | null>()
  const saying = (document: unknown, resource: string) => {
    const found = sayings.get(document)
    if (found !== undefined) return found
    const said = sayingOf(document, action, resource)
    sayings.set(document, said)
    return said
  }
  return {
    bears: ({ document }) => mayCoverAction(document, action),
    isDenied: (held) => {
      const side = sideFor(held)
      if (side === null || held.documents === null) return false
      return held.documents.every((document) => {
        const found = allows.get(document) ?? mayAllow(document, side.action, side.resource)
        allows.set(document, found)
        return !found
      })
    },
    classOf: (held) => {
      const side = sideFor(held)
      const { principal, documents, boundary } = held
      if (side === null || side.hangsOnCaller || documents === null || isLinked(principal)) return null
      const said = documents.map((document) => saying(document, side.resource))
      const limit = boundary === null ? [] : saying(boundary, side.resource)
      if (said.includes(null) || limit === null) return null
      const texts = [...new Set(said.flatMap((list) => list ?? []))].toSorted()
      return JSON.stringify([principal.kind, principal.accountId, texts, boundary === null ? null : limit])
    },
  }
}

/** A role of a service is beyond service control policies (R7.14). */
function isLinked({ kind, path }: Principal): boolean {
  return kind === 'role' && path.startsWith('/aws-service-role/')
}

/** What is asked of the resource, and whom its own policy or an endpoint's speaks of by name. */
type Side = {
  readonly action: Action
  readonly resource: string
  readonly named: ReadonlySet<string>
  /** Does a policy of the resource or the organization look at who asks, beyond the account? */
  readonly hangsOnCaller: boolean
}

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
  const { resource: own, vpcEndpoint } = compiled.value
  const covering = own?.document.covering(action)
  const letIn = namedBy(covering?.allows.statements ?? [])
  if (letIn === null) return null
  const others = (vpcEndpoint ?? []).flatMap(({ document }) => document.statements)
  const keptOut = toldApartBy([...(covering?.denies.statements ?? []), ...others])
  return {
    action,
    resource,
    named: new Set([...letIn, ...(keptOut ?? [])]),
    hangsOnCaller: keptOut === null || hangsOnCaller(JSON.stringify(documents)),
  }
}

/** A user or role with the documents of its identity-based policies, in no order that matters, and of its boundary. */
export function heldBy(workspace: Workspace, principal: Principal): Held {
  const { documents, isWhole, boundary } = documentsOf(workspace, principal)
  const isKnown = isWhole && boundary !== undefined && (boundary === null || isReadable(boundary))
  return { principal, documents: isKnown ? documents : null, boundary: boundary ?? null }
}

/**
 * The documents of a user or role as they are, in no order that matters. `isWhole`: no identity-based policy is missing.
 * `boundary`: null where it has none, undefined where it is missing.
 */
export function documentsOf(
  workspace: Workspace,
  principal: Principal,
): { readonly documents: readonly unknown[]; readonly isWhole: boolean; readonly boundary: unknown } {
  const documents: unknown[] = []
  const add = ({ inlinePolicies, attachedPolicies }: PolicyHolder): boolean => {
    for (const { document } of inlinePolicies) documents.push(document)
    let isWhole = true
    for (const policy of attachedPolicies) {
      const document = documentInForce(workspace, policy)
      if (document === undefined) isWhole = false
      else documents.push(document)
    }
    return isWhole
  }
  const { permissionsBoundary: bound } = principal
  const boundary = bound === null ? null : documentInForce(workspace, bound)
  const groups = (principal.kind === 'user' ? principal.groups : []).map((name) =>
    named(workspace, 'group', principal.accountId, name),
  )
  const isWhole = [principal, ...groups].map((holder) => holder !== undefined && add(holder)).every(Boolean)
  return { documents, isWhole, boundary }
}

function documentInForce(
  workspace: Workspace,
  policy: Arn,
): ManagedPolicy['versions'][number]['document'] | undefined {
  const found = entityOf(workspace, 'policy', policy)
  return found?.versions.find(({ versionId }) => versionId === found.defaultVersionId)?.document
}

function isReadable(document: unknown): boolean {
  return compilePolicies({ permissionsBoundary: [{ name: '', document }] }).ok
}
