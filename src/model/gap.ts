import type { AccountId, Arn } from './entities/names.ts'
import type { OrganizationPolicyType } from './entities/organization.ts'
import type { ListedType, UnreadPart } from './entities/unread.ts'

/** Something that bears on a request and that the workspace doesn't hold, so that there is no true answer. */
export type Gap =
  | { readonly kind: 'no-such-caller'; readonly caller: Arn }
  | {
      readonly kind: 'no-such-policy'
      readonly policy: Arn
      readonly holder: Arn
      readonly use: 'attached' | 'boundary'
    }
  /** The default version of a policy that is there. */
  | { readonly kind: 'no-such-version'; readonly policy: Arn; readonly versionId: string }
  | { readonly kind: 'no-such-group'; readonly user: Arn; readonly group: string }
  /** The OU or root that an account stands in, or one further up. */
  | { readonly kind: 'no-such-parent'; readonly account: AccountId; readonly parent: string }
  /** Which organization the account is in, or where there, nobody has read, and a policy asks for it. */
  | { readonly kind: 'unread-place'; readonly account: string }
  /** Whether the account is in the organization, and so limited by its policies, nobody has read. */
  | { readonly kind: 'unread-membership'; readonly account: string }
  /** Not all policies of the organization, or where they are attached, have been read. */
  | { readonly kind: 'unread-organization-policies'; readonly type: OrganizationPolicyType }
  | { readonly kind: 'no-such-organization-policy'; readonly policy: string; readonly target: string }
  /** A resource of another account, or one whose own policy must allow: nobody can say what that policy is. */
  | { readonly kind: 'unseen-resource'; readonly resource: string }
  /** The resource isn't among what is known, and nobody could list all that the account has of its type. */
  | {
      readonly kind: 'unlisted-resource'
      readonly resource: string
      readonly account: AccountId
      readonly type: ListedType
      readonly region: string | null
    }
  /** The resource is there, and AWS told nobody what its policy, grants or Block Public Access are. */
  | { readonly kind: 'unread-resource'; readonly resource: Arn; readonly part: UnreadPart }
  /** A policy asks for the tags or the boundary of what is asked about, and nobody has read them. */
  | { readonly kind: 'unread-tags'; readonly resource: string }
  /** What S3 blocks in the whole account nobody has read, and the request may hang on it. */
  | { readonly kind: 'unread-public-access'; readonly account: string }
