import type { FileProblem } from '#model/file/file-problem.ts'

import { type ImportFinding, longestFindings } from '../import-report.ts'

/** What a reader could not take, as it comes upon it. */
export type Findings = {
  readonly list: readonly ImportFinding[]
  /** How many were found beyond those listed. */
  readonly leftOut: () => number
  readonly add: (kind: ImportFinding['kind'], pointer: string, subject: string, problem?: FileProblem) => void
}

const longestText = 300

/** An empty list of findings. Long subjects and pointers are cut at 300 UTF-16 units, so that a report stays small. */
export function collectFindings(): Findings {
  const list: ImportFinding[] = []
  let found = 0
  return {
    list,
    leftOut: () => found - list.length,
    add(kind, pointer, subject, problem) {
      found += 1
      if (list.length >= longestFindings) return
      const finding = { kind, pointer: cut(pointer), subject: cut(subject) }
      list.push(problem === undefined ? finding : { ...finding, problem })
    },
  }
}

function cut(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text
}
