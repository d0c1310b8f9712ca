import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import { commonSpelling } from '#engine/text/common-spelling.ts'
import { globOf } from '#engine/text/glob.ts'
import { arn, type Arn } from '#model/entities/names.ts'

import { conditionValues } from './trusted-names.ts'

/** Somebody made up to ask about in place of all whom an account holds, and what sets that somebody apart. */
export type StandIn = { readonly arn: Arn; readonly condition: OpenCondition | null }

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
  const some = (kind: 'role' | 'user', of: string) => arn(`arn:${partition}:iam::${of}:${kind}/any-${kind}`)
  const plain: StandIn = { arn: some('role', account ?? nobodysAccount), condition: null }
  const byArn = conditionValues(documents, 'aws:principalarn').flatMap((pattern): readonly StandIn[] => {
    const operator = pattern.split(':').length < 6 ? 'StringLike' : 'ArnLike'
    const condition = requiring(operator, 'aws:PrincipalArn', pattern)
    return examplesOf(pattern, account, partition).map((example) => ({ arn: example, condition }))
  })
  const accounts = account === null ? conditionValues(documents, 'aws:principalaccount') : []
  const byAccount = accounts.flatMap((pattern): readonly StandIn[] => {
    const example = commonSpelling([pattern, anyAccount].map(globOf), '0')
    if (example === null || !isAccount.test(example)) return []
    const operator = example === pattern ? 'StringEquals' : 'StringLike'
    return [{ arn: some('role', example), condition: requiring(operator, 'aws:PrincipalAccount', pattern) }]
  })
  const users = [plain, ...byAccount].map(({ arn: ofRole }): StandIn => ({
    arn: some('user', ofRole.split(':')[4] ?? nobodysAccount),
    condition: requiring('StringEquals', 'aws:PrincipalType', 'User'),
  }))
  return [plain, ...byArn, ...byAccount, ...users]
}

const anyAccount = '?'.repeat(12)
const isAccount = /^\d{12}$/

/** ARNs of a role and a user that `pattern` spells; none where it is of another account, or spells no such ARN. */
function examplesOf(pattern: string, account: string | null, partition: string): readonly Arn[] {
  const named = account === null ? (pattern.match(/(?<!\d)\d{12}(?!\d)/g) ?? []) : []
  const owners = account === null ? [...new Set([...named, nobodysAccount, anyAccount])] : [account]
  const found = owners.flatMap((owner) =>
    ['role', 'user'].flatMap((kind) => {
      const shape = `arn:${partition}:iam::${owner}:${kind}/?*`
      const example = commonSpelling([pattern, shape].map(globOf), '0')
      return example === null || !isAccount.test(example.split(':')[4] ?? '') ? [] : [arn(example)]
    }),
  )
  return [...new Set(found)]
}

/** Some text that the pattern `text` spells. */
export function literal(text: string): string {
  return text.replaceAll('*', 'any').replaceAll('?', 'x')
}

function requiring(operator: string, key: string, value: string): OpenCondition {
  return { operator, key, values: [value], must: 'hold' }
}
