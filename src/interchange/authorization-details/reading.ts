import { arn, type AccountId, type Arn } from '#model/entities/names.ts'
import type { Workspace } from '#model/workspace.ts'

import type { Findings } from './findings.ts'

/** A name or ARN in the file that something else has to bear, looked up once all is read. */
export type Reference = {
  readonly kind: 'policy' | 'boundary' | 'group' | 'principal'
  /** ARN or unique id; for groups the name. */
  readonly target: string
  /** The account of the one who refers. */
  readonly accountId: AccountId
  readonly pointer: string
}

/** What reading one entry answers: what it became, and what it refers to. */
export type Read<Entity> = { readonly entity: Entity; readonly references: readonly Reference[] }

/** What every reader of an entry has at hand. */
export type Reading = {
  /** What an export doesn't tell about an entity is kept as it is here. */
  readonly workspace: Workspace
  readonly findings: Findings
  /** The one account that the file is about; null where there are several, or none. */
  readonly onlyAccount: AccountId | null
}

/** The ARNs of the policies that `references` name. */
export function policiesOf(references: readonly (Reference | null)[]): Arn[] {
  return references.flatMap((reference) => (reference === null ? [] : [arn(reference.target)]))
}
