import type { PolicyDocuments } from '../compile/policy-documents.ts'
import type { DecisionKind } from '../evaluate/decision.ts'
import type { AuthorizationRequest, RequestContext } from '../request/request.ts'

/** A statement as it stands in its document, of the elements that this interpreter knows. */
export type PlainStatement = {
  readonly Effect: 'Allow' | 'Deny'
  readonly Action?: readonly string[]
  readonly NotAction?: readonly string[]
  readonly Resource: readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
}

export type PlainDocument = { readonly Version: '2012-10-17'; readonly Statement: readonly PlainStatement[] }

/** Identity-based policies as JSON texts, with what the engine takes: the same documents, parsed. */
export type PlainPolicies = { readonly texts: readonly string[]; readonly parsed: readonly PlainDocument[] }

/** The same policies, for the engine. */
export function asDocuments({ parsed }: PlainPolicies): PolicyDocuments {
  return { identity: parsed.map((document, index) => ({ name: `policy ${index}`, document })) }
}

/**
 * What the engine is measured against: identity-based policies in one account, read anew from their texts for each
 * question, every statement asked in turn, and a regular expression built for every match.
 */
export function decideFromTexts(request: AuthorizationRequest, { texts }: PlainPolicies): DecisionKind {
  const documents = texts.map((text): PlainDocument => JSON.parse(text))
  return decidePlainly(request, documents)
}

/** The same with documents that were parsed before. */
export function decidePlainly(
  { action, resource, context = {} }: AuthorizationRequest,
  documents: readonly PlainDocument[],
): DecisionKind {
  let decision: DecisionKind = 'implicitDeny'
  for (const { Statement } of documents) {
    for (const statement of Statement) {
      if (!applies(statement, action, resource, context)) continue
      if (statement.Effect === 'Deny') return 'explicitDeny'
      decision = 'allowed'
    }
  }
  return decision
}

function applies(
  { Action, NotAction, Resource, Condition = {} }: PlainStatement,
  action: string,
  resource: string,
  context: RequestContext,
): boolean {
  const covers = (pattern: string) => expressionOf(pattern, 'is').test(action)
  if (Action !== undefined && !Action.some(covers)) return false
  if (NotAction !== undefined && NotAction.some(covers)) return false
  if (!Resource.some((pattern) => expressionOf(inserted(pattern, context), 's').test(resource))) return false
  return Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      const actual = valueOf(context, key)
      if (actual === undefined) return operator.includes('Not')
      return holds(
        operator,
        actual,
        values.map((value) => inserted(value, context)),
      )
    }),
  )
}

function holds(operator: string, actual: string, values: readonly string[]): boolean {
  switch (operator) {
    case 'StringEquals':
      return values.includes(actual)
    case 'StringNotEquals':
      return !values.includes(actual)
    case 'StringLike':
      return values.some((value) => expressionOf(value, 's').test(actual))
    case 'Bool':
      return values.some((value) => value.toLowerCase() === actual.toLowerCase())
    case 'NumericLessThan':
      return values.some((value) => Number(actual) < Number(value))
    default:
      throw new Error(`the plain interpreter knows no operator ${operator}`)
  }
}

function expressionOf(pattern: string, flags: string): RegExp {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, flags)
}

/** A text with its policy variables replaced. Values with wildcards in them are not among the cases. */
function inserted(text: string, context: RequestContext): string {
  return text.replaceAll(/\$\{([^}]+)\}/g, (whole, key: string) => valueOf(context, key) ?? whole)
}

function valueOf(context: RequestContext, key: string): string | undefined {
  const found = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())
  return found === undefined ? undefined : String(found[1])
}
