import type { ManagedPolicy } from '#model/entities/entity.ts'
import type { AccountId, Arn } from '#model/entities/names.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { policyUses, type Contents, type PolicyUses } from '../exporting/contents.ts'

/**
 * The managed policies that each account's file lists: its own, and those of AWS that it uses, as AWS does. Those
 * of AWS that nobody uses stand in the first file, so that none is lost.
 */
export function keptPolicies(
  workspace: Workspace,
  all: readonly Contents[],
): ReadonlyMap<AccountId, readonly ManagedPolicy[]> {
  const awsOwned = entitiesOf(workspace, 'policy').filter(({ owner }) => owner === 'aws')
  const uses = all.map(policyUses)
  const unused = awsOwned.filter(({ arn }) => !uses.some((one) => isUsed(one, arn)))
  return new Map(
    all.map((contents, i) => {
      const own = policyUses(contents)
      const used = awsOwned.filter(({ arn }) => isUsed(own, arn))
      return [contents.account.accountId, [...contents.policies, ...used, ...(i === 0 ? unused : [])]]
    }),
  )
}

function isUsed({ attached, bounding }: PolicyUses, policy: Arn): boolean {
  return attached.has(policy) || bounding.has(policy)
}
