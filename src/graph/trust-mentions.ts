import { resourceGrammar } from '#engine/compile/resource-grammar.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Role } from '#model/entities/entity.ts'

import { hangsOnCaller, hangsOnResource } from './questions/plain-statements.ts'
import { asksForSecond } from './second-permissions.ts'
import { trustedNames } from './trusted-names.ts'

/** How a trust policy mentions callers, as far as that tells them apart. */
export type Mentions = {
  /** The document as text, where it and what it lets in are the same for every role that has it; else null. */
  readonly text: string | null
  /** Null where the policy looks at who asks beyond the account. */
  readonly named: Named | null
  /** The same names, whatever else the policy looks at; null where that can't be told. */
  readonly single: ReadonlySet<string> | null
  /** Statement by statement; null where the policy looks at who asks beyond the account and `tags`, or at the role. */
  readonly statements: readonly TrustSaying[] | null
  /** Names of the caller's tags that it looks at, in lower case. */
  readonly tags: readonly string[]
  /** Does it look at what takes a second permission to bring? */
  readonly asksForMore: boolean
}

/** Whom a trust policy, or one statement of it, is about. */
export type Named = {
  readonly everyone: boolean
  readonly accounts: ReadonlySet<string>
  /** ARNs, of sessions those of their roles, and unique ids. */
  readonly single: ReadonlySet<string>
}

/** What a statement of a trust policy says besides whom it is about, as text. */
export type TrustSaying = { readonly named: Named; readonly rest: string }

/** What a trust policy mentions, worked out once a role. */
export function mentionsOf({ trustPolicy }: Role): Mentions {
  const text = JSON.stringify(trustPolicy)
  const isSameForAll = !hangsOnResource(text)
  const sayings = sayingsIn(trustPolicy)
  const named = sayings === null ? null : allOf(sayings)
  const isTold = isSameForAll && !hangsOnCaller(text.replaceAll(callersTag, '""'))
  return {
    text: isSameForAll ? text : null,
    named: hangsOnCaller(text) ? null : named,
    single: named?.single ?? null,
    statements: isTold && resourceGrammar(trustPolicy) === 'trust' ? sayings : null,
    tags: isTold ? [...text.matchAll(callersTag)].map(([, name = '']) => name.toLowerCase()) : [],
    asksForMore: asksForSecond(text),
  }
}

const callersTag = /"aws:principaltag\/([^"\\]+)"/gi

function sayingsIn(document: Role['trustPolicy']): readonly TrustSaying[] | null {
  if (!isJsonObject(document)) return null
  const { Version: version, Statement: element = null } = document
  const statements: readonly JsonValue[] = Array.isArray(element) ? element : [element]
  const sayings: TrustSaying[] = []
  for (const statement of statements) {
    if (!isJsonObject(statement) || Object.hasOwn(statement, 'NotPrincipal')) return null
    const { Effect: effect, Principal: principal, Sid: _sid, ...rest } = statement
    if (effect !== 'Allow' && principal !== '*') return null
    const found = effect === 'Allow' ? namedIn({ Statement: statement }) : { named: everyone, partitions: [] }
    if (found === null) return null
    const { named, partitions } = found
    sayings.push({ named, rest: JSON.stringify([version ?? null, effect ?? null, rest, partitions]) })
  }
  return sayings
}

const everyone: Named = { everyone: true, accounts: new Set(), single: new Set() }

function allOf(sayings: readonly TrustSaying[]): Named {
  return {
    everyone: sayings.some(({ named }) => named.everyone),
    accounts: new Set(sayings.flatMap(({ named }) => [...named.accounts])),
    single: new Set(sayings.flatMap(({ named }) => [...named.single])),
  }
}

/** Whom a document names, and of which partitions it names accounts as a whole (R2.19). */
function namedIn(
  document: Role['trustPolicy'],
): { readonly named: Named; readonly partitions: readonly string[] } | null {
  const partitions = new Set<string>()
  const accounts = new Set<string>()
  const single = new Set<string>()
  let isEveryone = false
  for (const { text, pattern } of trustedNames(document)) {
    if (pattern === null) return null
    if (pattern.kind === 'everyone') isEveryone = true
    else if (pattern.kind === 'account') {
      accounts.add(pattern.account)
      if (pattern.partition !== null) partitions.add(pattern.partition)
    } else if (pattern.kind === 'unique-id') single.add(pattern.id)
    else if (pattern.kind === 'role-session') single.add(sessionKey(text))
    else single.add(text)
  }
  return { named: { everyone: isEveryone, accounts, single }, partitions: [...partitions].toSorted() }
}

/** A session's ARN has its role's name without the path. */
function sessionKey(text: string): string {
  const [, , , , account = '', resource = ''] = text.split(':')
  return `${account}/${resource.split('/')[1] ?? ''}`
}
