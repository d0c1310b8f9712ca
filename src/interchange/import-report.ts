import type { Change } from '#model/change.ts'
import type { FileProblem } from '#model/file/file-problem.ts'

/** Something in a file that could not be read, or that the reader doesn't know: where it stands and what it is. */
export type ImportFinding = {
  /** JSON pointer into the file, `""` for the file as a whole. */
  readonly pointer: string
  readonly kind:
    | 'not-json'
    /** The file stops being JSON there: what stands whole before was read, and all from there on is missing. */
    | 'cut-short'
    /** A picture, but none that a workspace was put into. */
    | 'foreign-picture'
    /** A picture whose workspace was cut or changed, or is larger than can be read. */
    | 'damaged-picture'
    /** JSON, but not what such an export holds at this place. */
    | 'wrong-shape'
    /** A ZIP, of which nothing was read. */
    | 'zip'
    /** UTF-16 read as if it were UTF-8. */
    | 'wrong-encoding'
    /** Bytes that are no UTF-8: what they stood for is lost there. */
    | 'lost-characters'
    /** A key stands twice in one object: the last of them was taken. */
    | 'duplicate-key'
    /** Files that are imported together disagree: the one with this finding was taken. */
    | 'contradiction'
    /** AWS refused a call of the collect script, or failed at it: what it would have told is not known. */
    | 'refused-call'
    /** The export says itself that it goes on elsewhere: a further page was not fetched. */
    | 'incomplete-export'
    /** A workspace file is refused as a whole, for `problem`. */
    | 'refused-workspace'
    | 'unknown-field'
    /** Something that such exports always have; a stand-in was taken. */
    | 'missing-field'
    /** The field can't be so: what the rest of its entry says was taken in its place. */
    | 'mended-field'
    /** Left out. */
    | 'unreadable-entry'
    /** Left out: the first of its name stays. */
    | 'duplicate-entry'
    /** The unique id is another's too, though AWS gives none twice; both were taken. */
    | 'duplicate-id'
    /** IAM would refuse the document; it was imported as it stands. */
    | 'invalid-policy'
    /** One of AWS's own policies that the files name without its document: the catalog's was taken. */
    | 'filled-in'
    | 'dangling-reference'
    | 'missing-boundary'
  /** What a person needs to find and mend it: the name, ARN or text in question. */
  readonly subject: string
  /** What is wrong at this place of a workspace file. */
  readonly problem?: FileProblem
}

/** What an import found. `change` adds it to the workspace; null where nothing could be read. */
export type ImportReport = {
  readonly change: Change | null
  /** What was read, the already known included. */
  readonly counts: Readonly<Record<'users' | 'groups' | 'roles' | 'policies' | 'instanceProfiles', number>>
  readonly accountIds: readonly string[]
  /** The first `longestFindings` of them, in no order that means anything. */
  readonly findings: readonly ImportFinding[]
  /** How many more there were. */
  readonly findingsLeftOut: number
}

/** As many findings as a report lists. A hostile file of 50 MB could otherwise yield tens of millions. */
export const longestFindings = 20_000
