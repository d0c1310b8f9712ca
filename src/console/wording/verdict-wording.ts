import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'

import type { BlockingLayer, DecisionKind, StatementReference } from '#engine/evaluate/decision.ts'
import type { Verdict } from '#worker/contract.ts'

import { statementTitle } from './statement-wording.ts'
import { unknownSentence } from './unknown-wording.ts'

type VerdictWords = {
  readonly words: string
  readonly icon: StatusIndicatorProps.Type
  readonly colour: StatusIndicatorProps.Color
}

const byDecision: Readonly<Record<DecisionKind, VerdictWords>> = {
  allowed: { words: 'Allowed', icon: 'success', colour: 'green' },
  explicitDeny: { words: 'Denied (explicitly)', icon: 'error', colour: 'red' },
  implicitDeny: { words: 'Denied (implicitly)', icon: 'stopped', colour: 'red' },
}

/** A decision in words and with a shape, so that it is never told by colour alone. */
export function decisionWords(decision: DecisionKind): VerdictWords {
  return byDecision[decision]
}

/** The same for a verdict, which may also be that nobody can tell. */
export function verdictWords(verdict: Verdict): VerdictWords {
  switch (verdict.kind) {
    case 'unknown':
      return { words: 'Unknown', icon: 'warning', colour: 'yellow' }
    case 'depends':
      return { words: 'Depends', icon: 'info', colour: 'blue' }
    case 'decided':
      return decisionWords(verdict.decision)
  }
}

/** Why, in a few words beside the request: the statement that decided, or what does not allow it. */
export function verdictReason(verdict: Verdict, action: string): string {
  if (verdict.kind === 'unknown') return verdict.reasons.map(unknownSentence).join(' ')
  if (verdict.kind === 'depends') return dependsText(verdict)
  const { decision, deciding, blockedBy, sentence } = verdict
  if (decision === 'implicitDeny') return lackOf(blockedBy, action) ?? becauseOf(sentence)
  const [first, ...others] = deciding
  if (first === undefined) return becauseOf(sentence)
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return `${decision === 'allowed' ? 'Allowed' : 'Denied'} by ${statementName(first)}${more}`
}

/** When a request that depends on keys is allowed, and how much of that is certain. */
function dependsText({ text, certainty }: Extract<Verdict, { readonly kind: 'depends' }>): string {
  if (text === '') return 'Allowed for some values of the unknown keys.'
  switch (certainty) {
    case 'exact':
      return `Allowed only where ${text}.`
    case 'some-ways':
      return `Allowed where ${text}. There may be other ways.`
    case 'unproved':
      return `May hang on this: ${text}. Neither proved nor refuted.`
  }
}

/** A statement by its name, and where it stands. */
function statementName(statement: StatementReference): string {
  return `${statementTitle(statement)} in ${statement.policy}`
}

const lacks: Readonly<Record<BlockingLayer, string>> = {
  identity: 'no identity-based policy allows it',
  resource: 'no resource-based policy allows it',
  permissionsBoundary: 'the permissions boundary does not allow it',
  session: 'the session policy does not allow it',
  serviceControl: 'a service control policy does not allow it',
  resourceControl: 'a resource control policy does not allow it',
  vpcEndpoint: 'the VPC endpoint policy does not allow it',
  service: 'a rule of the service stops it',
}

function lackOf(layers: readonly BlockingLayer[], action: string): string | null {
  const isAssume = action.toLowerCase().startsWith('sts:assumerole')
  const said = layers.map((layer) =>
    isAssume && layer === 'resource' ? 'the trust policy does not allow it' : lacks[layer],
  )
  return said.length === 0 ? null : asSentence(said.join(', and '))
}

/** The reason alone: who asked for what stands beside it already. */
function becauseOf(sentence: string): string {
  const [, because] = sentence.split(', because ')
  return (because === undefined ? sentence : asSentence(because)).replaceAll('`', '')
}

/** A clause of the engine as a sentence of its own. */
export function asSentence(clause: string): string {
  const text = `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`
  return /[.!?]$/.test(text) ? text : `${text}.`
}
