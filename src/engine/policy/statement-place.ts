import type { Findings } from './findings.ts'
import type { PolicyGrammar } from './grammar.ts'

/** Where a statement stands, and by which rules it is read. */
export type StatementPlace = {
  readonly grammar: PolicyGrammar
  /** Version 2012-10-17: `${…}` is a policy variable (R5.1). */
  readonly hasVariables: boolean
  readonly index: number
  readonly pointer: string
  readonly findings: Findings
}

export type JsonStatement = Readonly<Record<string, unknown>>
