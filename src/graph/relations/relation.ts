import type { StatementReference } from '#engine/evaluate/decision.ts'
import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { EntityId, ResourceType } from '#model/entities/entity.ts'
import type { AccountId } from '#model/entities/names.ts'

import type { ChangeEffect } from '../questions/changing-actions.ts'
import type { Stop } from '../stops.ts'
import type {
  SecondPermission,
  TrustEdgeKind,
  TrustEdgeState,
  TrustNodeKind,
  TrustReason,
} from '../trust-graph.ts'

export type RelationNodeKind =
  | TrustNodeKind
  | 'policy'
  | 'instance-profile'
  | 'resource'
  /** A pattern of a policy that covers many things at once: it stands for them until it is opened. */
  | 'pattern'

export type RelationNode = {
  readonly id: string
  readonly kind: RelationNodeKind
  readonly name: string
  readonly accountId: AccountId | null
  /** Where the workspace holds it. */
  readonly entity: EntityId | null
  readonly resourceType: ResourceType | null
}

/** AWS's own words for what an action does. */
export type AccessLevel = 'List' | 'Read' | 'Write' | 'Permissions management' | 'Tagging'

/**
 * `member`: a user of a group. `attachment`: a policy of a user, group or role. `boundary`: a policy that bounds one.
 * `assume`: whoever can become a role. `access`: a principal and a resource. `pass`: a principal and a role that it
 * can give to a service. `change`: a principal and what it can change so that somebody may do other things than before.
 */
export type RelationKind = 'member' | 'attachment' | 'boundary' | 'assume' | 'access' | 'pass' | 'change'

/** What the engine says of one request behind a relation. */
export type Asked = {
  readonly action: string
  readonly resource: string
  readonly state: 'allowed' | 'conditional' | 'unknown'
  readonly conditions: readonly OpenCondition[]
}

/**
 * One level of access with the request that says so: the strongest answer of all of that level. Null where one action was
 * asked about, whatever its level.
 */
export type LevelAccess = Asked & { readonly level: AccessLevel | null }

/** A service that a role may be given to, and that the role trusts. */
export type PassedService = Asked & { readonly service: string }

/** A call that changes the far end. What is changed through a policy or a group is a relation to that. */
export type ChangeCall = Asked & { readonly effect: ChangeEffect }

type Tie = {
  readonly id: string
  readonly from: string
  readonly to: string
  /** Half edges (`trustOnly`, `permissionOnly`) are of `assume` alone. */
  readonly state: TrustEdgeState
  /** How many things of the workspace the far end stands for: more than one where it is a pattern. */
  readonly covers: number
  /** Of the request that gave the state. */
  readonly conditions: readonly OpenCondition[]
  /** As of a trust edge. */
  readonly others?: readonly (readonly OpenCondition[])[]
  /** Empty where a relation came without its reason: paths and focused answers bring it. */
  readonly sentence: string
  readonly deciding: readonly StatementReference[]
}

/** Between two nodes there is at most one relation of a kind, and of `assume` one for each way to call. */
export type Relation = Tie &
  (
    | { readonly kind: 'member' | 'attachment' | 'boundary' }
    | {
        readonly kind: 'assume'
        readonly call: TrustEdgeKind
        readonly reason: TrustReason
        /** As of a trust edge. */
        readonly besides?: readonly SecondPermission[]
        readonly stops?: readonly Stop[]
      }
    | { readonly kind: 'access'; readonly levels: readonly LevelAccess[] }
    | { readonly kind: 'pass'; readonly services: readonly PassedService[] }
    | { readonly kind: 'change'; readonly calls: readonly ChangeCall[] }
  )

export type RelationOf<Kind extends RelationKind> = Extract<Relation, { readonly kind: Kind }>

export type Relations = { readonly nodes: readonly RelationNode[]; readonly relations: readonly Relation[] }

/** An action by its level. `isWithin`: it is asked of things inside, as of the objects of a bucket. */
export type LevelledAction = {
  readonly action: string
  readonly level: AccessLevel
  readonly isWithin: boolean
}

/** The actions of each type of resource, and of a generic resource by its ARN. Without any there is no `access`. */
export type AccessActions = Readonly<Record<string, readonly LevelledAction[]>>
