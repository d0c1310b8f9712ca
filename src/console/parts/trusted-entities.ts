import { jsonListOf, jsonMember } from '#engine/text/json-list.ts'
import type { JsonValue } from '#engine/text/json.ts'

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
  const found = jsonListOf(jsonMember(trustPolicy, 'Statement')).flatMap((statement) =>
    jsonMember(statement, 'Effect') === 'Allow' ? principalsOf(jsonMember(statement, 'Principal')) : [],
  )
  const seen = new Map(found.map((principal) => [`${principal.kind} ${principal.text}`, principal]))
  return [...seen.values()]
}

function principalsOf(principal: JsonValue): readonly TrustedPrincipal[] {
  if (principal === '*') return [{ kind: 'anyone', text: '*' }]
  return kinds.flatMap((kind) =>
    jsonListOf(jsonMember(principal, kind)).flatMap((text) =>
      typeof text === 'string' ? [{ kind, text }] : [],
    ),
  )
}
