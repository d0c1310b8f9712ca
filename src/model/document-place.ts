import type { Arn } from './entities/names.ts'

/** Where a policy document lives in the workspace. */
export type DocumentPlace =
  | { readonly kind: 'managed'; readonly policy: Arn; readonly versionId: string }
  | { readonly kind: 'inline'; readonly holder: Arn; readonly name: string }
  | { readonly kind: 'trust'; readonly role: Arn }
  | { readonly kind: 'resource'; readonly resource: Arn }

/** What AWS calls the policy there, which decides the grammar that holds for it. */
export type DocumentGrammar = 'identity' | 'trust' | 'resource'
