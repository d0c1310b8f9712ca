import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'

import type { DecisionKind } from '#engine/evaluate/decision.ts'
import type { Verdict } from '#worker/contract.ts'

type VerdictWords = { readonly words: string; readonly icon: StatusIndicatorProps.Type }

const byDecision: Readonly<Record<DecisionKind, VerdictWords>> = {
  allowed: { words: 'Allowed', icon: 'success' },
  explicitDeny: { words: 'Denied (explicitly)', icon: 'error' },
  implicitDeny: { words: 'Denied (nothing allows it)', icon: 'stopped' },
}

/** A decision in words and with a shape, so that it is never told by colour alone. */
export function decisionWords(decision: DecisionKind): VerdictWords {
  return byDecision[decision]
}

/** The same for a verdict, which may also be that nobody can tell. */
export function verdictWords(verdict: Verdict): VerdictWords {
  return verdict.kind === 'unknown' ? { words: 'Unknown', icon: 'warning' } : decisionWords(verdict.decision)
}
