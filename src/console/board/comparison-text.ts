import type { DecisionKind, StatementReference } from '#engine/evaluate/decision.ts'
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

/** The decision with the statements that made it, `unknown`, or under a key of its own what it depends on. */
function standingOf(verdict: Verdict): unknown {
  switch (verdict.kind) {
    case 'decided':
      return { decision: verdict.decision, by: verdict.deciding }
    case 'unknown':
      return 'unknown'
    case 'depends':
      return { on: verdict.text }
  }
}

function verdictOf(standing: unknown): Verdict | null {
  if (standing === 'unknown') return { kind: 'unknown', reasons: [] }
  if (!isJsonObject(standing)) return null
  const { decision, by, on } = standing
  if (typeof on === 'string') return { kind: 'depends', text: on, certainty: 'exact' }
  if (!isDecision(decision) || !Array.isArray(by) || !by.every(isReference)) return null
  return { kind: 'decided', decision, sentence: '', deciding: by, blockedBy: [] }
}

function isDecision(value: unknown): value is DecisionKind {
  return value === 'allowed' || value === 'explicitDeny' || value === 'implicitDeny'
}

/** By the fields that name a statement: what we wrote comes back as it was. */
function isReference(value: unknown): value is StatementReference {
  return (
    isJsonObject(value) &&
    typeof value['policy'] === 'string' &&
    typeof value['statement'] === 'number' &&
    (value['sid'] === null || typeof value['sid'] === 'string')
  )
}
