import type { Change } from '#model/change.ts'

/** Something in a file that could not be read, or that the reader doesn't know: where it stands and what it is. */
export type ImportFinding = {
  /** JSON pointer into the file, `""` for the file as a whole. */
  readonly pointer: string
  readonly kind:
    | 'not-json'
    | 'wrong-shape'
    | 'unknown-field'
    | 'unreadable-entry'
    | 'duplicate-entry'
    | 'invalid-policy'
    | 'dangling-reference'
    | 'missing-boundary'
  /** What a person needs to find and mend it: the name, ARN or text in question. */
  readonly subject: string
}

/** What an import found. `change` adds it to the workspace; null where nothing could be read. */
export type ImportReport = {
  readonly change: Change | null
  readonly counts: Readonly<Record<'users' | 'groups' | 'roles' | 'policies' | 'instanceProfiles', number>>
  readonly accountIds: readonly string[]
  readonly findings: readonly ImportFinding[]
}
