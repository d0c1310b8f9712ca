import { editAt, spotsOf, statementAt } from '../random/edits.ts'
import type { JsonStatement } from '../random/statements.ts'
import { isHeldBack } from './adding.ts'
import { chosen, decide, grantsNoMore, type Law, type LawCase } from './law.ts'

type Narrowing = (statement: JsonStatement, given: LawCase) => JsonStatement

/** Ways to make a statement say no more than it does. */
const narrowings: Readonly<Record<string, Narrowing>> = {
  'an action fewer': (statement, { draws: [, , at] }) => without(statement, 'Action', at),
  'narrower actions': (statement, { request, draws: [, , at] }) =>
    eachText(statement, 'Action', (text) => narrowerAction(text, request.action, at)),
  'a resource fewer': (statement, { draws: [, , at] }) => without(statement, 'Resource', at),
  'narrower resources': (statement, { request }) =>
    eachText(statement, 'Resource', (text) => (text === '*' ? `${request.resource.slice(0, -1)}*` : text)),
  'an action more under NotAction': (statement, { request }) =>
    withText(statement, 'NotAction', request.action),
  'a resource more under NotResource': (statement, { request }) =>
    withText(statement, 'NotResource', request.resource),
  'a principal fewer': (statement, { draws: [, , at] }) => withoutPrincipal(statement, at),
  'a principal more under NotPrincipal': (statement, { request }) => {
    const { NotPrincipal: names } = statement
    if (names === undefined || names === '*' || typeof request.principal !== 'string') return statement
    const { AWS = [], ...others } = Object(names)
    return { ...statement, NotPrincipal: { ...others, AWS: [...listOf(AWS), request.principal] } }
  },
  'a condition more': (statement, { extra }) => {
    const block = Object(statement['Condition'])
    const more = Object.entries(Object(extra['Condition'])).filter(
      ([operator]) => !Object.hasOwn(block, operator),
    )
    return { ...statement, Condition: { ...block, ...Object.fromEntries(more) } }
  },
}

/** What a statement made narrower may change. */
export const lawsOfNarrowing: readonly Law[] = Object.entries(narrowings).map(([what, narrow]) => ({
  claim: `${what}: an Allow made narrower never grants, a Deny made narrower never revokes (R2.5)`,
  holds: (given) => {
    const { request, documents, draws } = given
    // the grammar of resource control policies leaves no choice of principals and effects (R8.7)
    const spot = chosen(
      spotsOf(documents).filter(({ layer }) => layer !== 'resourceControl'),
      draws[0],
    )
    if (spot === null) return true
    const after = editAt(documents, spot, (statement) => sane(narrow(statement, given), statement))
    const decisions = [decide(request, documents), decide(request, after)] as const
    if (statementAt(documents, spot)['Effect'] === 'Deny') return grantsNoMore(decisions[1], decisions[0])
    // a bucket that is public no longer opens to whom its policy lets in (R10.7)
    return (isHeldBack(request, documents) && !isHeldBack(request, after)) || grantsNoMore(...decisions)
  },
}))

/** A wildcard entry for the same, or for this one action alone. */
function narrowerAction(text: string, asked: string, at: number): string {
  const [service = ''] = asked.split(':')
  if (text === '*' || text === '*:*') return at % 2 === 0 ? `${service}:*` : asked
  return text.endsWith(':*') && text.startsWith(service) ? asked : text
}

/** Requests for `*` and trust policies leave some statements as they were. */
function sane(narrowed: JsonStatement, before: JsonStatement): JsonStatement {
  const bad = [...listOf(narrowed['Resource']), ...listOf(narrowed['NotResource'])].some(
    (text) => text !== '*' && !String(text).startsWith('arn:'),
  )
  return bad ? before : narrowed
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

function eachText(
  statement: JsonStatement,
  element: string,
  change: (text: string) => string,
): JsonStatement {
  if (statement[element] === undefined) return statement
  const texts = listOf(statement[element]).map((text) => change(String(text)))
  return { ...statement, [element]: texts }
}

function withText(statement: JsonStatement, element: string, text: string): JsonStatement {
  const texts = listOf(statement[element])
  return texts.length === 0 || text === '*' ? statement : { ...statement, [element]: [...texts, text] }
}

function without(statement: JsonStatement, element: string, at: number): JsonStatement {
  const texts = listOf(statement[element])
  return texts.length < 2 ? statement : { ...statement, [element]: texts.toSpliced(at % texts.length, 1) }
}

function withoutPrincipal(statement: JsonStatement, at: number): JsonStatement {
  const types = Object.entries(Object(statement['Principal']))
  if (statement['Principal'] === '*' || types.length === 0) return statement
  const [type, texts] = types[at % types.length] ?? ['AWS', []]
  const fewer = listOf(texts).toSpliced(at % Math.max(1, listOf(texts).length), 1)
  if (fewer.length > 0) return { ...statement, Principal: { ...Object.fromEntries(types), [type]: fewer } }
  const others = types.filter(([each]) => each !== type)
  return others.length === 0 ? statement : { ...statement, Principal: Object.fromEntries(others) }
}
