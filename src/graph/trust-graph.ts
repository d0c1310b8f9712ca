import type { StatementReference } from '#engine/evaluate/decision.ts'
import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { EntityId } from '#model/entities/entity.ts'
import type { AccountId } from '#model/entities/names.ts'

import type { Stop } from './stops.ts'

export type TrustNodeKind =
  | 'user'
  | 'group'
  | 'role'
  | 'root'
  | 'service'
  | 'saml-provider'
  | 'oidc-provider'
  | 'instance'
  | 'function'
  /** An account that the workspace doesn't hold. */
  | 'external-account'
  /** A principal of an account that the workspace doesn't hold. */
  | 'external-principal'
  /** Named by the unique id that AWS shows in place of the ARN of one that was deleted. */
  | 'deleted-user'
  | 'deleted-role'
  /** Named by ARN in an account of the workspace, which holds no such user or role. */
  | 'missing-user'
  | 'missing-role'
  /** A federated user of an account of the workspace, who can assume no role. */
  | 'federated-user'
  /** No principal at all, though a policy names it as one. */
  | 'invalid-principal'
  | 'anyone'
  /** In answers to questions alone: the trust relation has none. */
  | 'resource'
  /** Around whoever is looked at alone: a policy that is attached to it, or bounds it. */
  | 'policy'

export type TrustNode = {
  readonly id: string
  readonly kind: TrustNodeKind
  readonly name: string
  readonly accountId: AccountId | null
  /** Where the workspace holds it. */
  readonly entity: EntityId | null
  /** Whether its policies allow everything in its account; `limited`: its organization has denials. Absent where not, or not asked. */
  readonly administrator?: 'unlimited' | 'limited'
  /** In a graph that is compared: it was there only before, and is drawn to say so. */
  readonly isGone?: true
}

/**
 * How the far end is reached. `member`: a user belongs to a group. In answers to questions alone: `access` to a resource,
 * `pass` of a role to a service, `change` of what the far end is; `attachment` of a policy to the far end, which a `boundary` bounds.
 */
export type TrustEdgeKind =
  | 'AssumeRole'
  | 'AssumeRoleWithSAML'
  | 'AssumeRoleWithWebIdentity'
  | 'service'
  | 'instanceProfile'
  | 'member'
  | 'access'
  | 'pass'
  | 'change'
  | 'attachment'
  | 'boundary'

/**
 * `allowed`: trust and the caller's own side both say yes with what is known now. `conditional`: yes under the
 * listed conditions. `trustOnly` and `permissionOnly` are half edges and never access. `unknown`: a document
 * that bears on it can't be read or isn't there.
 */
export type TrustEdgeState = 'allowed' | 'conditional' | 'trustOnly' | 'permissionOnly' | 'unknown'

/**
 * What stands behind a state, where the engine's sentence alone does not say it.
 * `decided`: the engine decided the pair with both sides in view.
 * `member`: not a question of trust at all, as attachments and boundaries aren't.
 * `outside`: the role trusts a caller whose own account can't be seen; that account must allow it too.
 * `delegated`: the role trusts an account as a whole; each principal there needs a permission of its own.
 * `insiders`: the role trusts anyone, under conditions that only principals of our own accounts or organization meet.
 * `no-such-principal`: the trust policy names somebody who isn't in the workspace's account (R3.10).
 * `not-permitted`, `not-trusted`: the half that is missing.
 * `over`: that half is missing since the time for which it was given is over.
 * `at-odds`: each side allows it on its own, but under conditions that no request meets together.
 * `unreadable`: a document that bears on it is missing or refused; `role-out-of-sight`: the trust policy of a
 * role in an account that the workspace doesn't hold; `undetermined`: neither proved nor refuted.
 */
export type TrustReason =
  | 'decided'
  | 'member'
  | 'outside'
  | 'delegated'
  | 'insiders'
  | 'no-such-principal'
  | 'not-permitted'
  | 'not-trusted'
  | 'over'
  | 'at-odds'
  | 'unreadable'
  | 'role-out-of-sight'
  | 'undetermined'

/** A permission of its own that a call needs for what it brings, `sts:TagSession` for session tags, and on what it hangs besides. */
export type SecondPermission = { readonly action: string; readonly conditions: readonly OpenCondition[] }

export type TrustEdge = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly kind: TrustEdgeKind
  readonly state: TrustEdgeState
  readonly reason: TrustReason
  readonly conditions: readonly OpenCondition[]
  /**
   * Other ways in which it is so as well, each by all that it hangs on in place of `conditions` and `besides`: absent where there is none. Not all may be
   * told; where none could be, the list is empty.
   */
  readonly others?: readonly (readonly OpenCondition[])[]
  /** What second permissions hang on that `conditions` doesn't say; absent where that is nothing. */
  readonly besides?: readonly SecondPermission[]
  /** A few words of what it is for, such as its levels of access. */
  readonly note?: string
  /** In answers to questions: the request that says so, which `from` makes. */
  readonly asked?: { readonly action: string; readonly resource: string }
  /** The engine's own words on the pair; empty where the engine was not asked. `reason` says the rest. */
  readonly sentence: string
  readonly deciding: readonly StatementReference[]
  /** Of half an edge that trusts: what keeps those out whom the trust policy lets in. Absent where the engine was not asked. */
  readonly stops?: readonly Stop[]
}

/**
 * A permission of `from` on many roles at once. Of `roles` that its pattern covers there is no edge: at most a half one each, since
 * none of them lets `from` in. They weren't asked about one by one.
 */
export type HiddenHalf = { readonly from: string; readonly pattern: string; readonly roles: number }

export type TrustGraph = {
  readonly nodes: readonly TrustNode[]
  readonly edges: readonly TrustEdge[]
  /** Absent where there are none. */
  readonly hidden?: readonly HiddenHalf[]
}

/** A graph as the worker answered it, by whose number it knows it again; `0` is none. */
export type NumberedGraph = TrustGraph & { readonly number: number }

/** A top left corner in pixels, and how wide the box there is where it is wider than others. */
export type BoxPlace = { readonly x: number; readonly y: number; readonly width?: number }

/** Where boxes stand, by node id. */
export type Positions = Readonly<Record<string, BoxPlace>>
