import type { Trace } from '#engine/explain/trace.ts'
import type { StatedReason } from '#interchange/denied-message/stated-reason.ts'

import { gateName } from '../parts/explain/gate-words.ts'
import { code } from '../parts/explain/markdown-code.ts'
import type { Comparison, Unseen } from './comparison.ts'
import { comparisonText, reasonText, unseenText } from './denied-wording.ts'
import type { PastedQuestion } from './pasted-question.ts'

export type Report = {
  readonly question: PastedQuestion
  readonly reason: StatedReason | null
  readonly trace: Trace
  readonly comparison: Comparison
  readonly unseen: readonly Unseen[]
}

/** What was found, for a ticket. */
export function reportMarkdown({ question, reason, trace, comparison, unseen }: Report): string {
  const { principal, action, resource, context } = question
  const stops = trace.gates
    .filter(({ outcome }) => outcome === 'stop')
    .map(({ gate }) => gateName(gate, action))
  const keys = Object.entries(context).map(([key, value]) => `${key} = ${String(value)}`)
  return [
    `### Access denied: ${code(action)} on ${code(resource)}`,
    '',
    `- **Principal:** ${code(principal)}`,
    ...(keys.length === 0 ? [] : [`- **Context:** ${keys.map(code).join(', ')}`]),
    `- **AWS says:** ${reasonText(reason)}`,
    `- **We find:** ${trace.sentence}`,
    `- **Compared:** ${comparisonText(comparison)}`,
    ...(stops.length === 0 ? [] : [`- **Stops at:** ${stops.join(', ')}`]),
    ...(unseen.length === 0
      ? []
      : ['', 'Not known here:', '', ...unseen.map((each) => `- ${unseenText(each)}`)]),
    '',
  ].join('\n')
}
