import type { Condition } from '#engine/condition/condition.ts'
import { parseConditions } from '#engine/condition/parse-conditions.ts'
import { newFindings } from '#engine/policy/findings.ts'
import type { PrincipalPattern } from '#engine/policy/principal-pattern.ts'
import { parseResourcePattern } from '#engine/policy/resource-pattern.ts'
import { isJsonObject } from '#engine/text/json-object.ts'

import type { Listed } from '../questions/plain-statements.ts'
import { namesIn } from '../trusted-names.ts'

/** One statement, as far as it tells which resources it is about, for whom. Reads what it can of one that IAM would refuse. */
export type StatementRead = {
  readonly isAllow: boolean
  /** The resources, as it spells them. */
  readonly resources: Listed
  /** In lower case. What can't be read may be any action. */
  readonly actions: Listed
  /** Null where it may mean anybody who comes to it: as it says, as it has no principals, or as they can't be read. */
  readonly principals: readonly PrincipalPattern[] | null
  /** What it asks of the caller alone: see `tellsCaller`. */
  readonly ofCaller: readonly Condition[]
  /** Does it ask for more, or for what can't be read? */
  readonly asksMore: boolean
  /** What it says of its resources, as text, for whom and when: of what both are about, statements that say the same decide the same. */
  readonly says: string
}

type JsonMembers = Readonly<Record<string, unknown>>

const known = new WeakMap<object, readonly StatementRead[]>()

/** The statements of a policy. Each document is read once. */
export function statementsRead(document: unknown): readonly StatementRead[] {
  if (!isJsonObject(document)) return []
  const found = known.get(document)
  if (found !== undefined) return found
  const made = listOf(document['Statement']).flatMap((each) =>
    isJsonObject(each) ? [readStatement(each, document['Version'] === '2012-10-17')] : [],
  )
  known.set(document, made)
  return made
}

/** Is it a key, in lower case, that follows from who calls, and that a user or role brings with a single value? */
function tellsCaller(folded: string): boolean {
  return /^aws:(principal(arn|account|tag\/.*)|username)$/.test(folded)
}

function readStatement(statement: JsonMembers, hasVariables: boolean): StatementRead {
  return {
    isAllow: statement['Effect'] === 'Allow',
    resources: resourcesOf(statement, hasVariables),
    actions: actionsOf(statement),
    principals: principalsOf(statement),
    ...conditionsOf(statement),
    says: JSON.stringify(['Effect', 'Principal', 'NotPrincipal', 'Condition'].map((name) => statement[name])),
  }
}

function resourcesOf(statement: JsonMembers, hasVariables: boolean): Listed {
  const negated = Object.hasOwn(statement, 'NotResource')
  const texts = textsOf(statement[negated ? 'NotResource' : 'Resource'])
  // what names nothing isn't turned into everything: the statement is passed over (R2.16)
  if (negated && texts.some((text) => namesNothing(text, hasVariables))) return { negated: false, texts: [] }
  return { negated, texts: texts.filter((text) => text === '*' || text.startsWith('arn:')) }
}

function namesNothing(text: string, hasVariables: boolean): boolean {
  const read = parseResourcePattern(text, hasVariables)
  return read.ok && read.value.kind === 'names-nothing'
}

function actionsOf(statement: JsonMembers): Listed {
  const negated = Object.hasOwn(statement, 'NotAction')
  const texts = textsOf(statement[negated ? 'NotAction' : 'Action']).map((text) => text.toLowerCase())
  const plain = texts.filter((text) => text === '*' || /^[a-z0-9-]+:[\w*?]+$/.test(text))
  return negated || (plain.length > 0 && plain.length === texts.length)
    ? { negated, texts: plain }
    : { negated, texts: ['*'] }
}

function principalsOf(statement: JsonMembers): readonly PrincipalPattern[] | null {
  if (!Object.hasOwn(statement, 'Principal')) return null
  const patterns: PrincipalPattern[] = []
  for (const { pattern } of namesIn(statement)) {
    if (pattern === null || pattern.kind === 'everyone') return null
    patterns.push(pattern)
  }
  return patterns.length === 0 ? null : patterns
}

function conditionsOf(statement: JsonMembers): Pick<StatementRead, 'ofCaller' | 'asksMore'> {
  const findings = newFindings()
  const read = parseConditions(statement, { hasVariables: true, pointer: '', findings })
  if (findings.problems.length > 0) return { ofCaller: [], asksMore: true }
  const ofCaller = read.filter(({ folded, hasVariables }) => !hasVariables && tellsCaller(folded))
  return { ofCaller, asksMore: ofCaller.length < read.length }
}

function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((text): text is string => typeof text === 'string')
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}
