import type { AuthorizationRequest, RequestContext } from '#engine/request/request.ts'

import { filledIn } from './filled-in.ts'
import { conditionsHold, textsOf, valueIn } from './holding.ts'
import { spellsAll, withWildcards, type Mark } from './marks.ts'
import { isExempt, isNamed, type Caller } from './naming.ts'

/** A request with what is known of its caller: `context` in lower case, `account` that of the resource. */
export type Situation = {
  readonly request: AuthorizationRequest
  readonly caller: Caller
  readonly context: RequestContext
  readonly account: string | null
  /** Whether the caller has a permissions boundary. */
  readonly isBounded: boolean
}

export type RawStatement = Readonly<Record<string, unknown>>
export type RawDocument = { readonly Version?: string; readonly Statement: unknown }

/** The statements of a document. */
export function statementsOf(document: unknown): readonly RawStatement[] {
  const { Statement } = Object(document)
  return Array.isArray(Statement) ? Statement : [Statement]
}

/** Does the statement say anything of the request (R2.5)? */
export function applies(statement: RawStatement, document: unknown, situation: Situation): boolean {
  const hasVariables = Object(document).Version === '2012-10-17'
  const { context } = situation
  return (
    coversAction(statement, situation) &&
    coversCaller(statement, situation) &&
    coversResource(statement, hasVariables, situation) &&
    conditionsHold(statement['Condition'], { context, hasVariables })
  )
}

function coversAction({ Action, NotAction }: RawStatement, { request }: Situation): boolean {
  const isOne = (element: unknown) =>
    textsOf(element).some((text) => {
      const pattern = text === '*:*' ? '*' : text
      return spellsAll(withWildcards(pattern.toLowerCase()), request.action.toLowerCase())
    })
  return Action === undefined ? !isOne(NotAction) : isOne(Action)
}

function coversCaller(
  { Principal, NotPrincipal }: RawStatement,
  { caller, context, isBounded }: Situation,
): boolean {
  if (NotPrincipal !== undefined) return isBounded || !isExempt(NotPrincipal, caller, context)
  return Principal === undefined || isNamed(Principal, caller, context)
}

function coversResource(
  { Resource, NotResource }: RawStatement,
  hasVariables: boolean,
  { request, context }: Situation,
): boolean {
  if (Resource === undefined && NotResource === undefined) return true
  const matches = textsOf(Resource ?? NotResource).map((text) => {
    if (text === '*') return true
    const marks = resourceMarks(text, hasVariables, valueIn(context))
    return marks === null ? null : spellsAll(marks, request.resource)
  })
  // an entry that names nothing is never turned into everything (R2.16)
  return Resource === undefined ? matches.every((match) => match === false) : matches.includes(true)
}

/** Null where the entry names nothing (R2.12, R2.14, R5.7). */
function resourceMarks(
  text: string,
  hasVariables: boolean,
  valueOf: (key: string) => string | undefined,
): readonly Mark[] | null {
  const parts = text.split(':')
  const head = parts.slice(0, 5)
  const tail = parts.slice(5).join(':')
  if (hasVariables && head.some((part) => part.includes('${'))) return null
  if (head[2] === 'iam' && tail !== '*' && /[*?]/.test(tail.split('/')[0] ?? '')) return null
  const colon = withWildcards(':')
  const before = head.flatMap((part, at) => (at === 0 ? partMarks(part) : colon.concat(partMarks(part))))
  if (parts.length < 6) return before
  const filled = hasVariables ? filledIn(tail, valueOf) : withWildcards(tail)
  return filled === null ? null : [...before, ...colon, ...filled]
}

/** R2.11: a `*` that ends its part may run on over colons, any other wildcard stays inside. */
function partMarks(part: string): readonly Mark[] {
  return withWildcards(part).map((mark, at) => {
    if (mark === 'one') return 'oneInPart'
    return mark === 'run' && at < part.length - 1 ? 'runInPart' : mark
  })
}
