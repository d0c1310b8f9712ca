import type { JsonObject, JsonValue } from '#engine/text/json.ts'

/** One principal that a trust policy names in an Allow statement, to be shown. */
export type TrustedPrincipal = {
  readonly kind: 'anyone' | 'AWS' | 'Service' | 'Federated' | 'CanonicalUser'
  readonly text: string
}

const kinds = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const

/**
 * The principals that the Allow statements of a trust policy name, each once. For a list to read, not to decide
 * by: conditions, Deny and NotPrincipal are left out, and so is whatever can't be read.
 */
export function trustedEntitiesOf(trustPolicy: JsonValue): readonly TrustedPrincipal[] {
  const found = statementsOf(trustPolicy).flatMap((statement) =>
    statement['Effect'] === 'Allow' ? principalsOf(statement['Principal'] ?? null) : [],
  )
  const seen = new Map(found.map((principal) => [`${principal.kind} ${principal.text}`, principal]))
  return [...seen.values()]
}

function statementsOf(document: JsonValue): readonly JsonObject[] {
  return isObject(document) ? listOf(document['Statement'] ?? null).filter(isObject) : []
}

function principalsOf(principal: JsonValue): readonly TrustedPrincipal[] {
  if (principal === '*') return [{ kind: 'anyone', text: '*' }]
  if (!isObject(principal)) return []
  return kinds.flatMap((kind) =>
    listOf(Object.hasOwn(principal, kind) ? (principal[kind] ?? null) : null).flatMap((text) =>
      typeof text === 'string' ? [{ kind, text }] : [],
    ),
  )
}

function listOf(value: JsonValue): readonly JsonValue[] {
  if (isList(value)) return value
  return value === null ? [] : [value]
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
