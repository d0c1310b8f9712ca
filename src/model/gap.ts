import type { AccountId, Arn } from './entities/names.ts'
import type { UnreadPart } from './entities/unread.ts'

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
  /** Where in the organization the account stands nobody has read, and a policy asks for it. */
  | { readonly kind: 'unread-place'; readonly account: string }
  | { readonly kind: 'no-such-organization-policy'; readonly policy: string; readonly target: string }
  /** A resource of another account, or one whose own policy must allow: nobody can say what that policy is. */
  | { readonly kind: 'unseen-resource'; readonly resource: string }
  /** The resource is there, and AWS told nobody what its policy, grants or Block Public Access are. */
  | { readonly kind: 'unread-resource'; readonly resource: Arn; readonly part: UnreadPart }
