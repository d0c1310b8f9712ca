import type { RequestContext } from '#engine/request/request.ts'
import { jsonListOf, jsonMember } from '#engine/text/json-list.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Provider, Role } from '#model/entities/entity.ts'

/** One claim as it is edited. */
export type Claim = { readonly key: string; readonly value: string }

/**
 * Claims to begin with: the audience that the provider is set up for, and whatever keys of the provider the
 * role's trust policy compares, with the first value that it lists. A pattern is given as it stands, to be
 * replaced by what it should match.
 */
export function firstClaims(provider: Provider, role: Role | undefined): Claim[] {
  const claims = new Map<string, string>()
  if (provider.kind === 'saml-provider') claims.set('saml:aud', 'https://signin.aws.amazon.com/saml')
  else claims.set(`${provider.url}:aud`, provider.clientIds[0] ?? '')
  claims.set(subjectKey(provider), '')

  const prefix = provider.kind === 'saml-provider' ? 'saml:' : `${provider.url}:`
  for (const [key, value] of comparedKeys(role?.trustPolicy ?? null)) {
    if (key.toLowerCase().startsWith(prefix.toLowerCase())) claims.set(key, value)
  }
  return [...claims].map(([key, value]) => ({ key, value }))
}

/** The claims as request context; those without a key or value are left out, so that they count as absent. */
export function contextOf(claims: readonly Claim[]): RequestContext {
  const given = claims.filter(({ key, value }) => key.trim() !== '' && value.trim() !== '')
  return Object.fromEntries(given.map(({ key, value }) => [key.trim(), value.trim()]))
}

/** Does the role's trust policy speak of this provider at all? */
export function mentions(role: Role, provider: Provider): boolean {
  return JSON.stringify(role.trustPolicy).includes(JSON.stringify(provider.arn))
}

function subjectKey(provider: Provider): string {
  return provider.kind === 'saml-provider' ? 'saml:sub' : `${provider.url}:sub`
}

/** The condition keys of a policy document's statements, each with the first value that it is compared with. */
function comparedKeys(document: JsonValue): [key: string, value: string][] {
  const statements = jsonListOf(jsonMember(document, 'Statement'))
  const blocks = statements.flatMap((statement) => valuesOf(jsonMember(statement, 'Condition')))
  return blocks.flatMap((block) =>
    entriesOf(block).map(([key, value]): [string, string] => [key, firstText(value)]),
  )
}

function firstText(value: JsonValue): string {
  const [first] = jsonListOf(value)
  return typeof first === 'string' ? first : first === undefined ? '' : JSON.stringify(first)
}

function valuesOf(value: JsonValue): JsonValue[] {
  return entriesOf(value).map(([, each]) => each)
}

function entriesOf(value: JsonValue): [string, JsonValue][] {
  return isJsonObject(value) ? Object.entries(value) : []
}
