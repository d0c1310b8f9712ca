import type { NamedDocument } from '#engine/compile/policy-documents.ts'
import { parsePolicyDocument } from '#engine/policy/parse.ts'
import type { PolicyProblem } from '#engine/policy/problem.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import { findDuplicateKey } from '#engine/text/duplicate-key.ts'
import type { JsonValue } from '#engine/text/json.ts'
import { isPolicyText } from '#model/entities/limits.ts'
import type { AccountId, Arn } from '#model/entities/names.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

/** What a call passes to limit the session: one document as text, and managed policies. */
export type PassedPolicies = { readonly inline: string | null; readonly managed: readonly Arn[] }

export const noPolicies: PassedPolicies = { inline: null, managed: [] }

export type SessionPolicyProblem =
  /** `problems` is empty where the text isn't even JSON, or has characters that no policy may have. */
  | { readonly kind: 'malformed-session-policy'; readonly problems: readonly PolicyProblem[] }
  | { readonly kind: 'no-such-session-policy'; readonly policy: Arn }
  | { readonly kind: 'too-many-session-policies'; readonly found: number; readonly most: number }
  /** The document alone is longer, in characters of its plain text, than the parameter of the call may be. */
  | { readonly kind: 'session-policy-too-long'; readonly length: number; readonly most: number }
  /** The same counted together with the ARNs of managed policies. */
  | { readonly kind: 'session-policies-too-long'; readonly length: number; readonly most: number }

const mostManaged = 10
const mostCharacters = 2048

/**
 * The session policies of a call, as they are now: a session keeps them (R1.12). Managed ones must be AWS's own or
 * of `account`, which issues the session.
 *
 * Refuses text that IAM's grammar doesn't take, policies that aren't there, more than 10 managed ones, and more than
 * 2,048 characters in the document (which the parameter doesn't hold) or in all.
 *
 * Rule R9.8. Source: AWS STS API Reference, "AssumeRole".
 */
export function readSessionPolicies(
  workspace: Workspace,
  account: AccountId,
  { inline, managed }: PassedPolicies,
): Result<readonly NamedDocument[], SessionPolicyProblem> {
  if (managed.length > mostManaged) {
    return refused({ kind: 'too-many-session-policies', found: managed.length, most: mostManaged })
  }
  const most = mostCharacters
  const alone = inline?.length ?? 0
  if (alone > most) return refused({ kind: 'session-policy-too-long', length: alone, most })
  const length = alone + managed.join('').length
  if (length > most) return refused({ kind: 'session-policies-too-long', length, most })

  const own = inline === null ? ok([]) : readInline(inline)
  if (!own.ok) return own
  const documents = [...own.value]
  for (const policy of managed) {
    const found = managedDocument(workspace, account, policy)
    if (found === null) return refused({ kind: 'no-such-session-policy', policy })
    documents.push(found)
  }
  return ok(documents)
}

function readInline(text: string): Result<readonly NamedDocument[], SessionPolicyProblem> {
  const document = isPolicyText(text) ? jsonIn(text) : undefined
  if (document === undefined) return refused({ kind: 'malformed-session-policy', problems: [] })
  const parsed = parsePolicyDocument(document, 'identity')
  if (!parsed.ok) return refused({ kind: 'malformed-session-policy', problems: parsed.problem })
  return ok([{ name: 'inline session policy', document }])
}

function jsonIn(text: string): JsonValue | undefined {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- JSON.parse gives JSON
    const json = JSON.parse(text) as JsonValue
    return findDuplicateKey(text) === null ? json : undefined
  } catch {
    return undefined
  }
}

function managedDocument(workspace: Workspace, account: AccountId, arn: Arn): NamedDocument | null {
  const policy = entityOf(workspace, 'policy', arn)
  const owner = arn.split(':')[4]
  if (policy === undefined || (owner !== 'aws' && owner !== account)) return null
  const version = policy.versions.find(({ versionId }) => versionId === policy.defaultVersionId)
  return version === undefined ? null : { name: `session policy ${policy.name}`, document: version.document }
}
