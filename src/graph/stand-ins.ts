import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import { commonSpelling } from '#engine/text/common-spelling.ts'
import { globOf } from '#engine/text/glob.ts'
import { arn, type Arn } from '#model/entities/names.ts'

import { conditionValues } from './trusted-names.ts'

/** Somebody made up to ask about in place of all whom an account holds, and what sets that somebody apart. */
export type StandIn = { readonly arn: Arn; readonly conditions: readonly OpenCondition[] }

/** An account that belongs to nobody, for the question whether just anyone is let in. */
const nobodysAccount = '000000000000'

/**
 * Whom to ask about to learn whether policies let in somebody of `account`, or of any account where that is null: some role of it,
 * since the root user can't assume roles (R9.17), then somebody for each pattern of ARNs and accounts that the conditions name, and
 * some user. What the stand-in's own ARN had to be is a condition of its own.
 */
export function standInsFor(
  documents: readonly unknown[],
  account: string | null,
  partition: string,
): readonly StandIn[] {
  const some = (kind: 'role' | 'user', of: string, name = `any-${kind}`) =>
    arn(`arn:${partition}:iam::${of}:${kind}/${name}`)
  const accounts: readonly OfAccount[] =
    account === null
      ? [{ id: nobodysAccount, conditions: [] }, ...accountsNamed(documents)]
      : [{ id: account, conditions: [] }]
  const patterns = conditionValues(documents, 'aws:principalarn')
  const byArn = patterns.flatMap((pattern): readonly StandIn[] => {
    const operator = pattern.split(':').length < 6 ? 'StringLike' : 'ArnLike'
    const own = requiring(operator, 'aws:PrincipalArn', pattern)
    const owners = account === null ? [...accounts, ...ownersIn(pattern)] : accounts
    return owners.flatMap(({ id, conditions }) =>
      examplesOf(pattern, id, partition).map((example) => ({
        arn: example,
        conditions: [own].concat(conditions),
      })),
    )
  })
  const names = conditionValues(documents, 'aws:username').flatMap((pattern) => {
    const name = commonSpelling([pattern, '?*'].map(globOf), 'x')
    return name === null ? [] : [{ name, condition: requiring('StringLike', 'aws:username', pattern) }]
  })
  const isUser = requiring('StringEquals', 'aws:PrincipalType', 'User')
  const kinds = [...names, { name: 'any-user', condition: isUser }]
  const usersOf = ({ id, conditions }: OfAccount) =>
    kinds.map(({ name, condition }) => ({
      arn: some('user', id, name),
      conditions: [condition].concat(conditions),
    }))
  return [
    ...accounts.map(({ id, conditions }) => ({ arn: some('role', id), conditions })),
    ...distinct(byArn),
    ...accounts.flatMap(usersOf),
  ]
}

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

/** One for each ARN: the first. */
function distinct(list: readonly StandIn[]): readonly StandIn[] {
  return [...new Map(list.toReversed().map((one) => [one.arn, one])).values()].toReversed()
}

const anyAccount = '?'.repeat(12)
const isAccount = /^\d{12}$/

/** ARNs of a role and a user of an account that `pattern` spells; none where it spells no such ARN. */
function examplesOf(pattern: string, owner: string, partition: string): readonly Arn[] {
  return ['role', 'user'].flatMap((kind) => {
    const shape = `arn:${partition}:iam::${owner}:${kind}/?*`
    const example = commonSpelling([pattern, shape].map(globOf), '0')
    return example === null || !isAccount.test(example.split(':')[4] ?? '') ? [] : [arn(example)]
  })
}

/** Some text that the pattern `text` spells. */
export function literal(text: string): string {
  return text.replaceAll('*', 'any').replaceAll('?', 'x')
}

function requiring(operator: string, key: string, value: string): OpenCondition {
  return { operator, key, values: [value], must: 'hold' }
}
