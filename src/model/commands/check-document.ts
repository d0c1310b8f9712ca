import { parsePolicyDocument } from '#engine/policy/parse.ts'
import type { JsonValue } from '#engine/text/json.ts'

import type { DocumentGrammar } from '../document-place.ts'
import { isPolicyText, type QuotaName } from '../entities/limits.ts'
import type { Workspace } from '../workspace.ts'
import { checkCount, invalid } from './check-input.ts'
import { missingPrincipals } from './named-principals.ts'
import type { Problem } from './problem.ts'

/**
 * Would AWS save this document? Null where it would. Looks at its characters, IAM's grammar, the principals that
 * a trust or resource-based policy names (R3.10), and its size where `quota` says one.
 */
export function checkDocument(
  workspace: Workspace,
  document: JsonValue,
  grammar: DocumentGrammar,
  quota: QuotaName | null,
): Problem | null {
  const text = JSON.stringify(document)
  if (!isPolicyText(text)) return invalid('document', text.slice(0, 200), 'characters', null)
  const parsed = parsePolicyDocument(document, grammar)
  const malformed = parsed.ok ? [] : parsed.problem
  const problems =
    grammar !== 'trust' && grammar !== 'resource'
      ? malformed
      : [...malformed, ...missingPrincipals(workspace, document)]
  if (problems.length > 0) return { kind: 'malformed-policy-document', grammar, problems }
  return quota === null ? null : checkCount(quota, documentSize(document), [])
}

/**
 * Size of a document as IAM counts it for its quotas: characters without white space.
 *
 * Source: IAM User Guide, "IAM and AWS STS quotas".
 */
export function documentSize(document: JsonValue): number {
  return JSON.stringify(document).replaceAll(/\s/g, '').length
}
