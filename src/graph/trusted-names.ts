import { parsePrincipalPattern, type PrincipalPattern } from '#engine/policy/principal-pattern.ts'
import { isJsonObject } from '#engine/text/json-object.ts'

/** Somebody whom a trust policy mentions, as written. `pattern` is null where IAM would refuse the text. */
export type TrustedName = { readonly text: string; readonly pattern: PrincipalPattern | null }

/**
 * Everybody whom an Allow of a trust policy mentions, each once. Reads what it can of documents that IAM would
 * refuse, so that nobody is overlooked: whether they are let in, the engine says. `NotPrincipal` mentions everyone.
 */
export function trustedNames(document: unknown): readonly TrustedName[] {
  const names = new Map<string, TrustedName>()
  for (const statement of statementsOf(document)) {
    if (statement['Effect'] === 'Deny') continue
    for (const name of namesIn(statement)) names.set(`${name.pattern?.kind} ${name.text}`, name)
  }
  return [...names.values()]
}

/** Values that any condition of the documents compares a key with, each once. `key` is in lower case. */
export function conditionValues(documents: readonly unknown[], key: string): readonly string[] {
  const lists = comparisonsIn(documents, [key]).flatMap((one) => one.lists)
  return [...new Set(lists.flatMap((list) => list.map(({ value }) => value)))]
}

/** What one condition compares a key with, any value of a list: the key as asked for. */
export type Compared = { readonly key: string; readonly value: string }

/** Of each statement what its conditions compare the keys with (in lower case), a list for each condition: all must be met together. */
export type Comparisons = {
  readonly isAllow: boolean
  readonly lists: readonly (readonly Compared[])[]
}

/** The comparisons of each statement of the documents. */
export function comparisonsIn(
  documents: readonly unknown[],
  keys: readonly string[],
): readonly Comparisons[] {
  return documents.flatMap(statementsOf).map((statement) => {
    const operators = elementOf(statement, 'Condition')
    const lists = !isJsonObject(operators)
      ? []
      : Object.values(operators)
          .filter(isJsonObject)
          .flatMap((named) => Object.entries(named))
          .flatMap(([name, values]) => {
            const key = name.toLowerCase()
            const texts = listOf(values).filter((value) => typeof value === 'string')
            return keys.includes(key) && texts.length > 0 ? [texts.map((value) => ({ key, value }))] : []
          })
    return { isAllow: statement['Effect'] !== 'Deny', lists }
  })
}

/** Unique ids that any statement of the documents names as principals, or excepts, each once. */
export function uniqueIdsNamed(documents: readonly unknown[]): readonly string[] {
  const names = documents
    .flatMap(statementsOf)
    .flatMap((statement) =>
      ['Principal', 'NotPrincipal'].flatMap((element) => listedIn(elementOf(statement, element))),
    )
  return [...new Set(names.flatMap(({ pattern }) => (pattern?.kind === 'unique-id' ? [pattern.id] : [])))]
}

/** The statements of a document that are objects, whatever is in them. */
function statementsOf(document: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!isJsonObject(document) || !Object.hasOwn(document, 'Statement')) return []
  return listOf(document['Statement']).filter(isJsonObject)
}

/** A value that IAM takes alone or as a list, as a list. */
function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value]
}

/** What an element of a statement says; undefined where it isn't there. */
function elementOf(statement: Readonly<Record<string, unknown>>, element: string): unknown {
  return Object.hasOwn(statement, element) ? statement[element] : undefined
}

/** Everybody whom a statement mentions; `NotPrincipal` mentions everyone. */
export function namesIn(statement: Readonly<Record<string, unknown>>): readonly TrustedName[] {
  const everyone: TrustedName = { text: '*', pattern: { kind: 'everyone' } }
  if (Object.hasOwn(statement, 'NotPrincipal')) return [everyone]
  const principal = elementOf(statement, 'Principal')
  return principal === '*' ? [everyone] : listedIn(principal)
}

/** Whom a `Principal` lists under its kinds. */
function listedIn(principal: unknown): readonly TrustedName[] {
  if (!isJsonObject(principal)) return []
  return Object.entries(principal).flatMap(([type, values]) =>
    listOf(values)
      .filter((text) => typeof text === 'string')
      .map((text): TrustedName => {
        const read = parsePrincipalPattern(type, text)
        return { text, pattern: read.ok ? read.value : null }
      }),
  )
}
