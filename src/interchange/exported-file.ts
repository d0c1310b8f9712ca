/** One file of an export. What its format can't say stands in the file itself, and again in `notes`. */
export type ExportedFile = {
  /** Letters, digits, `.` and `-` alone. */
  readonly name: string
  readonly mediaType: string
  readonly text: string
  /** Sentences. */
  readonly notes: readonly string[]
}

export type ExportedFiles = readonly ExportedFile[]
