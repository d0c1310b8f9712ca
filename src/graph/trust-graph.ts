import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { StatementReference } from '#engine/evaluate/decision.ts'
import type { EntityId } from '#model/entities/entity.ts'
import type { AccountId } from '#model/entities/names.ts'

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
  /** A principal of an account that the workspace doesn't hold, or one that a trust policy names and that isn't there. */
  | 'external-principal'
  | 'anyone'

export type TrustNode = {
  readonly id: string
  readonly kind: TrustNodeKind
  readonly name: string
  readonly accountId: AccountId | null
  /** Where the workspace holds it. */
  readonly entity: EntityId | null
}

/** How the far end is reached. `member`: a user belongs to a group. */
export type TrustEdgeKind =
  | 'AssumeRole'
  | 'AssumeRoleWithSAML'
  | 'AssumeRoleWithWebIdentity'
  | 'service'
  | 'instanceProfile'
  | 'member'

/**
 * `allowed`: trust and the caller's own side both say yes with what is known now. `conditional`: yes under the
 * listed conditions. `trustOnly` and `permissionOnly` are half edges and never access. `unknown`: a document
 * that bears on it can't be read or isn't there.
 */
export type TrustEdgeState = 'allowed' | 'conditional' | 'trustOnly' | 'permissionOnly' | 'unknown'

export type TrustEdge = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly kind: TrustEdgeKind
  readonly state: TrustEdgeState
  readonly conditions: readonly OpenCondition[]
  readonly sentence: string
  readonly deciding: readonly StatementReference[]
}

export type TrustGraph = { readonly nodes: readonly TrustNode[]; readonly edges: readonly TrustEdge[] }

/** Top left corners in pixels, by node id. */
export type Positions = Readonly<Record<string, { readonly x: number; readonly y: number }>>
