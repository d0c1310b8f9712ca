import type { PolicyGrammar } from '#engine/policy/grammar.ts'

import type { Diagnostic } from './diagnostic.ts'

type SizeLimit = { readonly characters: number; readonly of: string; readonly countsSpace: boolean }

/**
 * The most characters that AWS takes in any policy of the kind; resource-based policies differ by service.
 *
 * Source: "IAM and AWS STS quotas", "Quotas and service limits for AWS Organizations".
 */
const limits: Readonly<Record<PolicyGrammar, SizeLimit | null>> = {
  identity: { characters: 6144, of: 'a managed policy', countsSpace: false },
  trust: { characters: 2048, of: 'a trust policy unless its quota was raised', countsSpace: false },
  resource: null,
  scp: { characters: 10_240, of: 'a service control policy', countsSpace: true },
  rcp: { characters: 5120, of: 'a resource control policy', countsSpace: true },
  'vpc-endpoint': null,
}

/** IAM takes `[\u0009\u000A\u000D\u0020-\u00FF]+` in a policy document. */
// oxlint-disable-next-line no-control-regex -- AWS's own pattern names them
const refusedByIam = /[^\u0009\u000A\u000D\u0020-\u00FF]/

/** What AWS will not take although the grammar does: too long a text, or a character beyond Latin-1. */
export function limitNotes(text: string, grammar: PolicyGrammar): readonly Diagnostic[] {
  return [...sizeNote(text, grammar), ...characterNote(text, grammar)]
}

function sizeNote(text: string, grammar: PolicyGrammar): readonly Diagnostic[] {
  const limit = limits[grammar]
  if (limit === null) return []
  const length = limit.countsSpace ? text.length : text.replaceAll(/\s/g, '').length
  if (length <= limit.characters) return []
  const counted = limit.countsSpace ? '' : ' without white space'
  const message = `AWS takes ${inThousands(limit.characters)} characters${counted} in ${limit.of}, and this has ${inThousands(length)}: shorten or split it`
  return [{ span: { offset: text.search(/\S/), length: 1 }, message, severity: 'warning' }]
}

function characterNote(text: string, grammar: PolicyGrammar): readonly Diagnostic[] {
  if (grammar !== 'identity' && grammar !== 'trust') return []
  const offset = text.search(refusedByIam)
  if (offset < 0) return []
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0)
  const message = `IAM takes no characters beyond Latin-1: replace \`${character}\``
  return [{ span: { offset, length: character.length }, message, severity: 'warning' }]
}

function inThousands(count: number): string {
  return count.toLocaleString('en-US')
}
