import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { JsonValue } from '#engine/text/json.ts'
import { arn, type Arn } from '#model/entities/names.ts'

import { conditionValues } from './trusted-names.ts'

/** Somebody made up to ask about in place of all whom an account holds, and what sets that somebody apart. */
export type StandIn = { readonly arn: Arn; readonly condition: OpenCondition | null }

/** An account that belongs to nobody, for the question whether just anyone is let in. */
const nobodysAccount = '000000000000'

/**
 * Whom to ask about to learn whether a trust policy lets in somebody of `account`, or of any account where that is
 * null: some role of it, since the root user can't assume roles (R9.17), then somebody for each ARN and account
 * that the policy's conditions name. What the stand-in's own ARN had to be is a condition of its own.
 */
export function standInsFor(
  trustPolicy: JsonValue,
  account: string | null,
  partition: string,
): readonly StandIn[] {
  const someRole = (of: string) => arn(`arn:${partition}:iam::${of}:role/any-role`)
  const plain: StandIn = { arn: someRole(account ?? nobodysAccount), condition: null }
  const byArn = conditionValues(trustPolicy, 'aws:principalarn').flatMap((pattern): StandIn[] => {
    const example = exampleOf(pattern, account)
    return example === null
      ? []
      : [{ arn: example, condition: requiring('ArnLike', 'aws:PrincipalArn', pattern) }]
  })
  const accounts = account === null ? conditionValues(trustPolicy, 'aws:principalaccount') : []
  const byAccount = accounts
    .filter((value) => /^\d{12}$/.test(value))
    .map((value): StandIn => ({
      arn: someRole(value),
      condition: requiring('StringEquals', 'aws:PrincipalAccount', value),
    }))
  return [plain, ...byArn, ...byAccount]
}

/** An ARN of a user or role that `pattern` spells; null where it is of another account, or no such pattern. */
function exampleOf(pattern: string, account: string | null): Arn | null {
  const parts = /^arn:([^:]+):iam::([^:]*):((?:role|user)\/.+)$/.exec(pattern)
  if (parts === null) return null
  const [, partition = '', owner = '', resource = ''] = parts
  const known = account ?? (/^\d{12}$/.test(owner) ? owner : nobodysAccount)
  if (/^\d{12}$/.test(owner) && owner !== known) return null
  return arn(`arn:${partition === '*' ? 'aws' : literal(partition)}:iam::${known}:${literal(resource)}`)
}

/** Some text that the pattern `text` spells. */
export function literal(text: string): string {
  return text.replaceAll('*', 'any').replaceAll('?', 'x')
}

function requiring(operator: string, key: string, value: string): OpenCondition {
  return { operator, key, values: [value], must: 'hold' }
}
