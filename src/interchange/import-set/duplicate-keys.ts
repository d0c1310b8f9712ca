import { findDuplicateKeys } from '#engine/text/duplicate-key.ts'

import type { Findings } from '../authorization-details/findings.ts'
import { longestFindings } from '../import-report.ts'

/**
 * List each key that stands twice in one object of a file: `JSON.parse` keeps the last in silence. Linear in the text. A
 * file that was cut short is passed over: its findings say that much is missing.
 */
export function listDuplicateKeys(text: string, findings: Findings): void {
  if (findings.list.some(({ kind }) => kind === 'cut-short')) return
  for (const { key, pointer } of findDuplicateKeys(text, longestFindings)) {
    findings.add('duplicate-key', pointer, key)
  }
}
