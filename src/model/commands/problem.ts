import type { PolicyProblem } from '#engine/policy/problem.ts'

import type { DocumentGrammar } from '../document-place.ts'
import type { EntityId, EntityKind } from '../entities/entity.ts'
import type { QuotaName, TextRuleName } from '../entities/limits.ts'
import type { OrganizationPolicyType } from '../entities/organization.ts'

/** What an input breaks. `not-allowed-there`: the value is well formed and has no place on this entity. */
export type InputRule =
  | 'characters'
  | 'too-short'
  | 'too-long'
  | 'out-of-range'
  | 'not-an-account-id'
  | 'not-an-action'
  | 'not-an-arn'
  | 'reserved-prefix'
  | 'duplicate-key'
  | 'not-allowed-there'
  | 'of-another-account'
  /** An object of a bucket, an index of a table, a version of a function. */
  | 'part-of-another'
  | 'kept-by-iam'
  | 'not-true-or-false'
  | 'not-a-number'
  | 'not-a-date'
  | 'not-an-address'
  | 'not-base64'
  | 'not-a-key'
  | 'follows-from-caller'

/**
 * A problem of a document: one of IAM's grammar, a principal that isn't there (R3.10), or a resource outside the
 * bucket that the policy is on (R2.17).
 */
export type DocumentProblem =
  | PolicyProblem
  | {
      readonly kind: 'no-such-principal' | 'resource-of-another'
      readonly pointer: string
      readonly found: string
    }

/** What a `no-such-entity` or `entity-already-exists` is about. */
export type Subject =
  | EntityKind
  | 'policy-holder'
  | 'inline-policy'
  | 'policy-version'
  | 'attached-policy'
  | 'group-membership'
  | 'access-key'
  | 'mfa-device'
  | 'unique-id'
  /** Root, OU or account. */
  | 'organization-target'
  /** SCP or RCP on a target. */
  | 'organization-attachment'
  | 'account-alias'

/** Something that must be undone before a deletion: how it is tied to the entity, and what it is. */
export type Tie = {
  readonly tie:
    | 'attached-policy'
    | 'inline-policy'
    | 'group-membership'
    | 'access-key'
    | 'login-profile'
    | 'mfa-device'
    | 'member'
    | 'instance-profile'
    | 'attachment'
    | 'boundary-of'
    | 'version'
    | 'default-version'
    | 'role'
    | 'organization-attachment'
    | 'entity'
  /** An id where an entity is meant, else the name. */
  readonly name: EntityId
}

/** Why a command refused, under the names of AWS's own error codes. `name` and `found` are user text. */
export type Problem =
  | {
      readonly kind: 'invalid-input'
      /** The field of the command's input, with the key after a dot: `name`, `tags.team`. */
      readonly field: string
      readonly found: string
      readonly rule: InputRule
      /** The rule of the text (`limits.ts` has its characters and lengths), where there is one. */
      readonly text: TextRuleName | null
    }
  | { readonly kind: 'entity-already-exists'; readonly what: Subject; readonly name: string }
  | { readonly kind: 'no-such-entity'; readonly what: Subject; readonly name: string }
  | {
      readonly kind: 'limit-exceeded'
      readonly quota: QuotaName
      readonly limit: number
      /** What it would come to. */
      readonly found: number
      /** What is there already and counts, by name, where one of it could be removed. */
      readonly present: readonly string[]
    }
  | { readonly kind: 'delete-conflict'; readonly name: string; readonly ties: readonly Tie[] }
  | {
      readonly kind: 'unmodifiable-entity'
      readonly name: string
      readonly reason:
        | 'aws-managed'
        | 'service-linked'
        | 'identity-center'
        | 'reserved'
        | 'management-account'
    }
  | {
      readonly kind: 'malformed-policy-document'
      readonly grammar: DocumentGrammar
      readonly problems: readonly DocumentProblem[]
    }
  /** SCPs or RCPs are off in the organization. */
  | { readonly kind: 'policy-type-not-enabled'; readonly type: OrganizationPolicyType }
  /** The last SCP of a target, without which nothing would be allowed there; or AWS's own RCP (R8.2, R8.7). */
  | {
      readonly kind: 'last-policy-attached'
      readonly type: OrganizationPolicyType
      readonly policy: string
      readonly target: string
    }
  /** A policy that AWS attaches itself, to service-linked roles alone. */
  | { readonly kind: 'policy-not-attachable'; readonly name: string }
  /** Another tab has the workspace open and writes it: no command was to blame. */
  | { readonly kind: 'read-only' }
