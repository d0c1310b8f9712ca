import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import { commonSpelling } from '#engine/text/common-spelling.ts'
import { globOf } from '#engine/text/glob.ts'
import { arn, type Arn } from '#model/entities/names.ts'

import { conditionValues } from './trusted-names.ts'

/** Somebody made up to ask about in place of all whom an account holds, and what sets that somebody apart. */
export type StandIn = { readonly arn: Arn; readonly conditions: readonly OpenCondition[] }

/** An account that belongs to nobody, for the question whether just anyone is let in. */
const nobodysAccount = '000000000000'

/** Kinds of principals of an account. */
type Kind = 'role' | 'user' | 'root' | 'federated-user'

/** Who may assume roles: neither root nor federated users (R9.10, R9.17). */
export const whoeverAssumes: readonly Kind[] = ['role', 'user']

/** Who may call services. */
export const whoeverCalls: readonly Kind[] = ['role', 'user', 'root', 'federated-user']

/**
 * Whom to ask about to learn whether policies let in somebody of `account`, or of any account where that is null: some role of it,
 * then somebody for each pattern of ARNs, accounts and unique ids that the conditions name, and somebody of each other kind. What the
 * stand-in's own ARN, id or kind had to be is a condition of its own.
 *
 * Rules R6.2, R9.10, R9.17.
 */
export function standInsFor(
  documents: readonly unknown[],
  account: string | null,
  partition: string,
  kinds: readonly Kind[],
): readonly StandIn[] {
  const some = (kind: Kind, of: string, name = `any-${kind}`) => arn(spelled(kind, { partition, of, name }))
  const accounts: readonly OfAccount[] =
    account === null
      ? [{ id: nobodysAccount, conditions: [] }, ...accountsNamed(documents)]
      : [{ id: account, conditions: [] }]
  const ownersOf = (patterns: readonly string[]) =>
    account === null ? [...accounts, ...patterns.flatMap(ownersIn)] : accounts
  const spelling = (key: string, operatorOf: (pattern: string) => string, examples: typeof examplesOf) =>
    aloneAndPaired(conditionValues(documents, key.toLowerCase())).flatMap((patterns) => {
      const own = patterns.map((pattern) => requiring(operatorOf(pattern), key, pattern))
      return ownersOf(patterns).flatMap(({ id, conditions }) =>
        kinds
          .flatMap((kind) => examples(patterns, kind, { of: id, partition }))
          .map((example): StandIn => ({ arn: example, conditions: own.concat(conditions) })),
      )
    })
  const byArn = spelling(
    'aws:PrincipalArn',
    (pattern) => (pattern.split(':').length < 6 ? 'StringLike' : 'ArnLike'),
    examplesOf,
  )
  const byId = spelling('aws:userid', () => 'StringLike', examplesById)
  const names = conditionValues(documents, 'aws:username').flatMap((pattern) => {
    const name = commonSpelling([pattern, '?*'].map(globOf), 'x')
    return name === null ? [] : [{ name, condition: requiring('StringLike', 'aws:username', pattern) }]
  })
  const isUser = requiring('StringEquals', 'aws:PrincipalType', 'User')
  const named = [...names, { name: 'any-user', condition: isUser }]
  const usersOf = ({ id, conditions }: OfAccount) =>
    named.map(({ name, condition }) => ({
      arn: some('user', id, name),
      conditions: [condition].concat(conditions),
    }))
  const othersOf = ({ id, conditions }: OfAccount) =>
    kinds.flatMap((kind) => {
      const type = typeOf[kind]
      if (type === undefined) return []
      const isOfKind = requiring('StringEquals', 'aws:PrincipalType', type)
      return [{ arn: some(kind, id), conditions: [isOfKind].concat(conditions) }]
    })
  return [
    ...accounts.map(({ id, conditions }) => ({ arn: some('role', id), conditions })),
    ...distinct([...byArn, ...byId, ...accounts.flatMap(usersOf), ...accounts.flatMap(othersOf)]),
  ]
}

/** What `aws:PrincipalType` says of those whom there is but one of to ask about, whatever its name. */
const typeOf: Partial<Readonly<Record<Kind, string>>> = { root: 'Account', 'federated-user': 'FederatedUser' }

/** The ARN, or a pattern of the ARNs, of somebody of that kind. */
function spelled(kind: Kind, { partition, of, name }: Place & { readonly name: string }): string {
  if (kind === 'root') return `arn:${partition}:iam::${of}:root`
  return `arn:${partition}:${kind === 'federated-user' ? 'sts' : 'iam'}::${of}:${kind}/${name}`
}

/** An account, or a pattern of accounts, and where it is. */
type Place = { readonly partition: string; readonly of: string }

/** An account to ask about, and what sets it apart. */
type OfAccount = { readonly id: string; readonly conditions: readonly OpenCondition[] }

/** The accounts that conditions name, and one for each pattern of accounts. */
function accountsNamed(documents: readonly unknown[]): readonly OfAccount[] {
  return conditionValues(documents, 'aws:principalaccount').flatMap((pattern): readonly OfAccount[] => {
    const id = commonSpelling([pattern, anyAccount].map(globOf), '0')
    if (id === null || !isAccount.test(id)) return []
    const operator = id === pattern ? 'StringEquals' : 'StringLike'
    return [{ id, conditions: [requiring(operator, 'aws:PrincipalAccount', pattern)] }]
  })
}

/** The accounts that a pattern of ARNs names, or any that it spells. */
function ownersIn(pattern: string): readonly OfAccount[] {
  const named = pattern.match(/(?<!\d)\d{12}(?!\d)/g) ?? []
  return [...new Set([...named, anyAccount])].map((id) => ({ id, conditions: [] }))
}

/** Each pattern, then every two of the first few, which conditions may ask for together. */
function aloneAndPaired(patterns: readonly string[]): readonly (readonly string[])[] {
  const few = patterns.slice(0, mostPaired)
  const pairs = few.flatMap((one, at) => few.slice(at + 1).map((other) => [one, other]))
  return [...patterns.map((one) => [one]), ...pairs]
}

/** So many patterns are looked at two by two. */
const mostPaired = 8

/** One for each ARN: the first. */
function distinct(list: readonly StandIn[]): readonly StandIn[] {
  return [...new Map(list.toReversed().map((one) => [one.arn, one])).values()].toReversed()
}

const anyAccount = '?'.repeat(12)
const isAccount = /^\d{12}$/

/** The ARN of somebody of that kind and an account that all `patterns` spell; none where they spell no such ARN. */
function examplesOf(patterns: readonly string[], kind: Kind, place: Place): readonly Arn[] {
  const shape = spelled(kind, { ...place, name: kind === 'federated-user' ? '??*' : '?*' })
  const example = commonSpelling([...patterns, shape].map(globOf), '0')
  return example === null || !isAccount.test(example.split(':')[4] ?? '') ? [] : [arn(example)]
}

/** The ARN of somebody of that kind and an account whose unique id all `patterns` spell, where ids say the account. */
function examplesById(patterns: readonly string[], kind: Kind, { partition, of }: Place): readonly Arn[] {
  if (kind === 'role' || kind === 'user') return []
  const shape = kind === 'root' ? of : `${of}:??*`
  const [account = '', name = ''] = commonSpelling([...patterns, shape].map(globOf), '0')?.split(':') ?? []
  return isAccount.test(account) ? [arn(spelled(kind, { partition, of: account, name }))] : []
}

/** Some text that the pattern `text` spells. */
export function literal(text: string): string {
  return text.replaceAll('*', 'any').replaceAll('?', 'x')
}

function requiring(operator: string, key: string, value: string): OpenCondition {
  return { operator, key, values: [value], must: 'hold' }
}
