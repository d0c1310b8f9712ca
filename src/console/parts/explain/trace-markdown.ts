import type { GateKind, GateTrace, NearMiss, Trace } from '#engine/explain/trace.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'

import { decisionWords } from '../../wording/verdict-wording.ts'
import { gateName, noDataSentence, noDataWords, outcomeWords } from './gate-words.ts'
import { code } from './markdown-code.ts'
import type { NoData } from './no-data.ts'
import { statementName } from './statement-name.ts'

type Explained = {
  readonly request: AuthorizationRequest
  readonly trace: Trace
  readonly noData: ReadonlyMap<GateKind, NoData>
}

/** How many near misses are told. */
const most = 3

/** A decision and its reasons for a ticket or a review: readable as it stands, and by whoever doesn't know the product. */
export function traceMarkdown({ request, trace, noData }: Explained): string {
  const { principal, action, resource, context = {} } = request
  const keys = Object.entries(context).map(([key, value]) => code(`${key} = ${String(value)}`))
  return [
    `### ${decisionWords(trace.decision).words}: ${code(action)} on ${code(resource)}`,
    '',
    `- **Principal:** ${code(principalText(principal))}`,
    ...(keys.length === 0 ? [] : [`- **Context:** ${keys.join(', ')}`]),
    `- **Why:** ${trace.sentence}`,
    ...listed('Decided by', trace.deciding.map(statementName)),
    ...listed(
      'Near miss',
      trace.nearMisses
        .filter(({ matters }) => matters)
        .slice(0, most)
        .map(missText),
    ),
    ...listed('Keys that the request lacks', trace.missingContextKeys),
    ...trace.notes.map(({ sentence }) => `- **Good to know:** ${sentence}`),
    '',
    '| Gate | Outcome | Why |',
    '| --- | --- | --- |',
    ...trace.gates.flatMap((gate) => gateRow(gate, action, noData.get(gate.gate) ?? null)),
    ...(trace.awsMessage === null ? [] : ['', 'AWS would say:', '', `> ${inCell(trace.awsMessage)}`]),
    '',
  ].join('\n')
}

function principalText(principal: AuthorizationRequest['principal']): string {
  if (typeof principal === 'string') return principal
  return 'Service' in principal ? principal.Service : principal.Federated
}

function listed(title: string, texts: readonly string[]): readonly string[] {
  return texts.length === 0 ? [] : [`- **${title}:** ${texts.map(code).join(', ')}`]
}

function missText({ statement, element }: NearMiss): string {
  return `${statementName(statement)} (its ${element} does not match)`
}

/** Gates that nothing applies to are left out, unless that may be for want of data. */
function gateRow(told: GateTrace, action: string, missing: NoData | null): readonly string[] {
  const { gate, outcome, reason } = told
  if (outcome === 'notApplicable' && missing === null) return []
  const words = missing === null ? outcomeWords(outcome).words : noDataWords
  const why = missing === null ? reason : noDataSentence(missing)
  return [`| ${gateName(gate, action)} | ${words} | ${inCell(why)} |`]
}

function inCell(text: string): string {
  return text.replaceAll('|', String.raw`\|`).replaceAll(/\s+/g, ' ')
}
