import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import { commonSpelling } from '#engine/text/common-spelling.ts'
import { type Glob, globMatches, globOf } from '#engine/text/glob.ts'
import { anyOne, oneInPart, runInPart } from '#engine/text/wildcards.ts'
import { arn, type Arn } from '#model/entities/names.ts'

import { askedTogether } from './asked-together.ts'
import { type Compared, conditionValues } from './trusted-names.ts'

/** Who stands in; `isAll`: nobody else could be let in whom none of these stands for. */
export type StandIns = { readonly standIns: readonly StandIn[]; readonly isAll: boolean }

/** Somebody made up to ask about in place of all whom an account holds, and what sets that somebody apart. */
export type StandIn = { readonly arn: Arn; readonly conditions: readonly OpenCondition[] }

/** Accounts that may belong to nobody, for the question whether just anyone is let in; LocalStack gives the first to whoever uses it. */
const nobodysAccounts = ['000000000000', '888888888888', '777777777777', '444444444444', '222222222222']

/** Kinds of principals of an account. */
type Kind = 'role' | 'user' | 'root' | 'federated-user'

/** Who may assume roles: neither root nor federated users (R9.10, R9.17). */
export const whoeverAssumes: readonly Kind[] = ['role', 'user']

/** Who may call services. */
export const whoeverCalls: readonly Kind[] = ['role', 'user', 'root', 'federated-user']

/**
 * Whom to ask about to learn whether policies let in somebody of `account`, or of any account where that is null: some role of it,
 * then somebody for each pattern of ARNs, names and unique ids that the conditions name, and for those that may have to be met together, and somebody of
 * each other kind. What the stand-in's own ARN, name, id or kind had to be is a condition of its own.
 *
 * Rules R6.2, R9.10, R9.17.
 */
export function standInsFor(
  documents: readonly unknown[],
  account: string | null,
  { partition, isOurs }: Surroundings,
  kinds: readonly Kind[],
): StandIns {
  const some = (kind: Kind, of: string) => {
    const all = [`any-${kind}`, ...otherNames].map((name) => spelled(kind, { partition, of, name }))
    return arn(leastNamed(all, conditionValues(documents, 'aws:principalarn')))
  }
  const accounts: readonly OfAccount[] =
    account === null
      ? [{ id: nobodysAmong(documents, isOurs), conditions: [] }, ...accountsNamed(documents)]
      : [{ id: account, conditions: [] }]
  const ownersOf = (set: readonly Asked[]) =>
    account === null ? [...accounts, ...set.flatMap(({ pattern }) => ownersIn(pattern))] : accounts
  const { sets, isAll } = askedTogether(
    documents,
    namingKeys.map((key) => key.toLowerCase()),
  )
  const spelledOut = sets.map(asAsked).flatMap((set) => {
    const own = set.map(({ key, pattern }) => requiring(operatorFor(key, pattern), key, pattern))
    return ownersOf(set).flatMap(({ id, conditions }) =>
      kinds
        .flatMap((kind) => examplesOf(set, kind, { of: id, partition }))
        .map((example): StandIn => ({ arn: example, conditions: own.concat(conditions) })),
    )
  })
  const othersOf = ({ id, conditions }: OfAccount) =>
    kinds.flatMap((kind) => {
      const type = typeOf[kind]
      if (type === undefined) return []
      const isOfKind = requiring('StringEquals', 'aws:PrincipalType', type)
      return [{ arn: some(kind, id), conditions: [isOfKind].concat(conditions) }]
    })
  const standIns = [
    ...accounts.map(({ id, conditions }) => ({ arn: some('role', id), conditions })),
    ...distinct([...spelledOut, ...accounts.flatMap(othersOf)]),
  ]
  return { standIns, isAll }
}

/** In which partition they are, and which accounts are ours, so that nobody of elsewhere is in them. */
export type Surroundings = { readonly partition: string; readonly isOurs: (account: string) => boolean }

/** An account of nobody's, which as few patterns as can be mean in particular. */
function nobodysAmong(documents: readonly unknown[], isOurs: Surroundings['isOurs']): string {
  const owners = conditionValues(documents, 'aws:principalarn').map((text) => text.split(':')[4] ?? '*')
  const free = nobodysAccounts.filter((id) => !isOurs(id))
  return leastNamed(free, [...owners, ...conditionValues(documents, 'aws:principalaccount')])
}

/** Names of somebody in no way particular. */
const otherNames = ['Q7.x', 'zz_0', '4k@b']

/** The first of those that the fewest of the patterns spell: what they exclude says nothing of all the others. */
function leastNamed(texts: readonly string[], patterns: readonly string[]): string {
  const [first = '', ...more] = texts
  const countOf = (text: string) => patterns.filter((pattern) => globMatches(pattern, text)).length
  return more.reduce((best, text) => (countOf(text) < countOf(best) ? text : best), first)
}

/** What `aws:PrincipalType` says of each kind but that which is asked about without. */
const typeOf: Partial<Readonly<Record<Kind, string>>> = {
  user: 'User',
  root: 'Account',
  'federated-user': 'FederatedUser',
}

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
    const ids = fillers.flatMap((filler) => commonSpelling([pattern, anyAccount].map(globOf), filler) ?? [])
    return [...new Set(ids)]
      .filter((id) => isAccount.test(id))
      .map((id) => {
        const operator = id === pattern ? 'StringEquals' : 'StringLike'
        return { id, conditions: [requiring(operator, 'aws:PrincipalAccount', pattern)] }
      })
  })
}

/** The accounts that a pattern of ARNs names, or any that it spells. */
function ownersIn(pattern: string): readonly OfAccount[] {
  const named = pattern.match(/(?<!\d)\d{12}(?!\d)/g) ?? []
  return [...new Set([...named, anyAccount])].map((id) => ({ id, conditions: [] }))
}

/** What a condition asks of the caller's own ARN, name or unique id. */
type Asked = { readonly key: (typeof namingKeys)[number]; readonly pattern: string }

/** The keys that follow from an ARN. */
const namingKeys = ['aws:PrincipalArn', 'aws:username', 'aws:userid'] as const

function asAsked(set: readonly Compared[]): readonly Asked[] {
  return set.flatMap(({ key, value }) => {
    const found = namingKeys.find((one) => one.toLowerCase() === key)
    return found === undefined ? [] : [{ key: found, pattern: value }]
  })
}

function operatorFor(key: Asked['key'], pattern: string): string {
  return key === 'aws:PrincipalArn' && pattern.split(':').length >= 6 ? 'ArnLike' : 'StringLike'
}

/** One for each ARN: the first. */
function distinct(list: readonly StandIn[]): readonly StandIn[] {
  return [...new Map(list.toReversed().map((one) => [one.arn, one])).values()].toReversed()
}

const anyAccount = '?'.repeat(12)
const isAccount = /^\d{12}$/

/** ARNs of somebody of that kind and an account who has what all of `asked` ask for; none where nobody has. */
function examplesOf(asked: readonly Asked[], kind: Kind, place: Place): readonly Arn[] {
  const sets = asked.reduce<readonly (readonly Glob[])[]>(
    (all, one) =>
      all.flatMap((set) =>
        arnsWith(one, kind, place.partition).map((pattern) => set.concat([globOf(pattern)])),
      ),
    [[]],
  )
  const head = globOf(spelled(kind, { ...place, name: '' })).map((unit) =>
    unit === anyOne ? oneInPart : unit,
  )
  return sets.flatMap((set) =>
    fillers.flatMap((filler) => {
      for (const name of namesOf(kind, filler)) {
        const example = commonSpelling([...set, [...head, ...name]], filler)
        if (example?.endsWith('/') !== true) return isOfAccount(example) ? [arn(example)] : []
      }
      return []
    }),
  )
}

/** What stands where patterns leave a letter open: where a Deny happens to name the one, another is tried. */
const fillers = ['0', '7'] as const

function isOfAccount(text: string | null): text is string {
  return text !== null && isAccount.test(text.split(':')[4] ?? '')
}

/** What names look like, the likeliest first: none holds a colon, and none is a path alone. */
function namesOf(kind: Kind, filler: string): readonly Glob[] {
  if (kind === 'root') return [[]]
  const some = [oneInPart, runInPart]
  return kind === 'federated-user' ? [[oneInPart, ...some]] : [some, [...some, ...globOf(filler)]]
}

/** Patterns of the ARNs of that kind that have what is asked for: any of them; none where the kind has nothing of the sort. */
function arnsWith({ key, pattern }: Asked, kind: Kind, partition: string): readonly string[] {
  if (key === 'aws:PrincipalArn') return [pattern]
  if (key === 'aws:username') {
    return kind === 'user' ? ['', '*/'].map((path) => `arn:${partition}:iam::*:user/${path}${pattern}`) : []
  }
  if (kind === 'root')
    return pattern.includes(':') ? [] : [spelled(kind, { partition, of: pattern, name: '' })]
  const [of, name] = partsOfId(pattern)
  return kind === 'federated-user' && name !== undefined ? [spelled(kind, { partition, of, name })] : []
}

/** Account and name of a federated user in a pattern of ids: at the colon, else at a `*` that may hold it. */
function partsOfId(pattern: string): readonly [string, string?] {
  const colon = pattern.indexOf(':')
  if (colon >= 0) return [pattern.slice(0, colon), pattern.slice(colon + 1)]
  const star = pattern.indexOf('*')
  return star < 0 ? [pattern] : [pattern.slice(0, star + 1), pattern.slice(star)]
}

/** Some text that the pattern `text` spells. */
export function literal(text: string): string {
  return text.replaceAll('*', 'any').replaceAll('?', 'x')
}

function requiring(operator: string, key: string, value: string): OpenCondition {
  return { operator, key, values: [value], must: 'hold' }
}
