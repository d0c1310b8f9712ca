import type { PolicyDocuments } from '#engine/compile/policy-documents.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'

import { eachDocument, editStatements, statementsOf } from '../random/edits.ts'
import type { JsonStatement } from '../random/statements.ts'
import { decide, type Law, type LawCase } from './law.ts'

/** Ways to write the same. */
export const lawsOfSpelling: readonly Law[] = [
  {
    claim: 'the order of statements, policies and levels, and saying a thing twice, change nothing (R2.5)',
    holds: same(({ request, documents }) => [
      request,
      editStatements(turned(documents), (statements) => [...statements, ...statements].toReversed()),
    ]),
  },
  {
    claim: 'letter case of actions, context keys and variables changes nothing (R2.6, R4.2, R5.4)',
    holds: same(({ request, documents }) => [
      { ...request, action: request.action.toUpperCase(), context: loudKeys(request.context ?? {}) },
      eachDocument(documents, (document) => loudVariables(document)),
    ]),
  },
  {
    claim: 'letter case in policies of actions and condition keys changes nothing (R2.6, R4.2)',
    holds: same(({ request, documents }) => [
      request,
      editStatements(documents, (list) => list.map(loudStatement)),
    ]),
  },
  {
    claim: 'a single value is the same as a list of one (R2.3)',
    holds: same(({ request, documents }) => [
      request,
      editStatements(documents, (list) => list.map(allLists)),
    ]),
  },
  {
    claim: 'a list of one is the same as the value, a statement alone the same as a list of it (R2.3)',
    holds: same(({ request, documents }) => [
      request,
      eachDocument(documents, (document) => {
        const single = statementsOf(document).map(noLists)
        return { ...Object(document), Statement: single.length === 1 ? single[0] : single }
      }),
    ]),
  },
  {
    claim: 'booleans and numbers are the same as their texts (R2.3)',
    holds: same(({ request, documents }) => [
      { ...request, context: Object.fromEntries(Object.entries(request.context ?? {}).map(asTexts)) },
      editStatements(documents, (list) => list.map((statement) => eachConditionValue(statement, String))),
    ]),
  },
  {
    claim: 'new names of statements, policies and documents change nothing (R2.4)',
    holds: same(({ request, documents, draws: [draw] }) => [
      request,
      eachDocument(documents, (document) => ({
        Id: `id-${draw}`,
        ...Object(document),
        Statement: statementsOf(document).map((statement, at) => named(statement, `S${draw}x${at}`)),
      })),
    ]),
  },
  {
    claim: 'a copy of the documents decides alike, whatever the order of its members',
    holds: same(({ request, documents }) => [
      structuredClone(request),
      eachDocument(documents, (document) => backwards(document)),
    ]),
  },
]

function same(respelled: (given: LawCase) => readonly [AuthorizationRequest, PolicyDocuments]): Law['holds'] {
  return (given) => decide(...respelled(given)) === decide(given.request, given.documents)
}

function turned(documents: PolicyDocuments): PolicyDocuments {
  const { identity = [], serviceControl, resourceControl } = documents
  return {
    ...documents,
    identity: identity.toReversed(),
    ...(serviceControl && { serviceControl: [...serviceControl, ...serviceControl].toReversed() }),
    ...(resourceControl && { resourceControl: resourceControl.toReversed() }),
  }
}

function loudKeys<Value>(keys: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(keys).map(([key, value]) => [key.toUpperCase(), value]))
}

function loudStatement(statement: JsonStatement): JsonStatement {
  const { Action, NotAction, Condition } = statement
  const block = Object.entries(Object(Condition)).map(([operator, keys]) => [
    operator,
    loudKeys(Object(keys)),
  ])
  return {
    ...statement,
    ...(Action === undefined ? {} : { Action: eachText(Action, (text) => text.toUpperCase()) }),
    ...(NotAction === undefined ? {} : { NotAction: eachText(NotAction, (text) => text.toUpperCase()) }),
    ...(Condition === undefined ? {} : { Condition: Object.fromEntries(block) }),
  }
}

/** Every variable's name in capitals; its fallback as it is. */
function loudVariables(document: unknown): unknown {
  if (Object(document).Version !== '2012-10-17') return document
  const text = JSON.stringify(document).replaceAll(/\$\{[a-zA-Z:/]+/g, (found) => found.toUpperCase())
  return JSON.parse(text)
}

function eachText(value: unknown, change: (text: string) => string): unknown {
  return Array.isArray(value) ? value.map((text) => change(String(text))) : change(String(value))
}

function eachElement(statement: JsonStatement, change: (value: unknown) => unknown): JsonStatement {
  return Object.fromEntries(
    Object.entries(statement).map(([element, value]) => {
      if (/^(Not)?(Action|Resource)$/.test(element)) return [element, change(value)]
      if (!element.endsWith('Principal') || value === '*') return [element, value]
      return [
        element,
        Object.fromEntries(Object.entries(Object(value)).map(([type, names]) => [type, change(names)])),
      ]
    }),
  )
}

function eachConditionElement(statement: JsonStatement, change: (values: unknown) => unknown): JsonStatement {
  if (statement['Condition'] === undefined) return statement
  const block = Object.entries(Object(statement['Condition'])).map(([operator, keys]) => [
    operator,
    Object.fromEntries(Object.entries(Object(keys)).map(([key, values]) => [key, change(values)])),
  ])
  return { ...statement, Condition: Object.fromEntries(block) }
}

function eachConditionValue(statement: JsonStatement, change: (value: unknown) => unknown): JsonStatement {
  return eachConditionElement(statement, (values) =>
    Array.isArray(values) ? values.map(change) : change(values),
  )
}

function allLists(statement: JsonStatement): JsonStatement {
  const { Principal } = statement
  const everybody = Principal === '*' ? { ...statement, Principal: { AWS: '*' } } : statement
  return eachConditionElement(eachElement(everybody, asList), asList)
}

function noLists(statement: JsonStatement): JsonStatement {
  return eachConditionElement(eachElement(statement, alone), alone)
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

function alone(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value
}

function asTexts([key, value]: readonly [string, unknown]): readonly [string, string | readonly string[]] {
  return [key, Array.isArray(value) ? value.map(String) : String(value)]
}

function named(statement: JsonStatement, Sid: string): JsonStatement {
  return { ...statement, Sid }
}

/** A copy whose objects list their members from last to first. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, backwards(member)]),
  )
}
