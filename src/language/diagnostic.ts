import type { Span } from './span.ts'

/** One thing to say about the text, where it is. An error keeps AWS from taking the document; a warning doesn't. */
export type Diagnostic = {
  readonly span: Span
  /** Lower case, no period, names in backticks; says what to do. */
  readonly message: string
  readonly severity: 'error' | 'warning'
}
