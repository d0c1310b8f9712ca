import { isJsonObject } from '#engine/text/json-object.ts'
import type { Verdict } from '#worker/contract.ts'

import type { Verdicts } from './flips.ts'

/** What a board is compared with: the verdicts of before, as far as flips are told by them, and who acted then. */
export type Comparison = {
  readonly verdicts: Verdicts
  /** As it was stored: to be checked by who reads it. */
  readonly former: unknown
}

/** A comparison as text, for as long as everything else is as `moment` says. */
export function comparisonText({ verdicts, former }: Comparison, moment: string): string {
  const rows = [...verdicts].map(([id, verdict]) => [id, standingOf(verdict)])
  return JSON.stringify({ moment, rows, former })
}

/** What `comparisonText` wrote at the same moment; null for anything else. */
export function readComparison(text: string, moment: string): Comparison | null {
  const read = parsed(text)
  if (!isJsonObject(read) || read['moment'] !== moment || !Array.isArray(read['rows'])) return null
  const verdicts = new Map<string, Verdict>()
  for (const row of read['rows']) {
    const [id, standing]: readonly unknown[] = Array.isArray(row) ? row : []
    const verdict = verdictOf(standing)
    if (typeof id !== 'string' || verdict === null) return null
    verdicts.set(id, verdict)
  }
  return { verdicts, former: read['former'] }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The decision, `unknown`, or under a key of its own what it depends on. */
function standingOf(verdict: Verdict): unknown {
  switch (verdict.kind) {
    case 'decided':
      return verdict.decision
    case 'unknown':
      return 'unknown'
    case 'depends':
      return { on: verdict.text }
  }
}

function verdictOf(standing: unknown): Verdict | null {
  switch (standing) {
    case 'allowed':
    case 'explicitDeny':
    case 'implicitDeny':
      return { kind: 'decided', decision: standing, sentence: '', deciding: [], blockedBy: [] }
    case 'unknown':
      return { kind: 'unknown', reasons: [] }
    default: {
      const on = isJsonObject(standing) ? standing['on'] : undefined
      return typeof on === 'string' ? { kind: 'depends', text: on, certainty: 'exact' } : null
    }
  }
}
