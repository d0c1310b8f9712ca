import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import type { ManagedPolicyEntry } from '#catalog/managed-policies.ts'
import type { AccountId, Arn } from '#model/entities/names.ts'
import { arn as arnOf } from '#model/entities/names.ts'

import { managedPoliciesQuery } from '../../state/catalog.ts'
import { wordPolicyType } from '../../wording/entity-nouns.ts'
import { useEntities } from '../use-entities.ts'

/** A managed policy that an account may use. `entry`: one of AWS's own that the workspace doesn't hold yet. */
export type PolicyOffer = {
  readonly id: string
  readonly arn: Arn
  readonly name: string
  readonly type: string
  readonly description: string
  readonly entry: ManagedPolicyEntry | null
}

export type PolicyOffers = {
  readonly offers: readonly PolicyOffer[]
  /** How far the list of AWS's own policies is: the account's policies are there at once. */
  readonly awsPolicies: 'loading' | 'ready' | 'failed'
  readonly tryAgain: () => void
}

/** Every managed policy that principals of the account may be given: its own first, then all of AWS's. */
export function usePolicyOffers(accountId: AccountId): PolicyOffers {
  const held = useEntities('policy')
  const { data, isError, refetch } = useQuery(managedPoliciesQuery())
  const offers = useMemo(() => {
    const own = held
      .filter(({ owner }) => owner === 'aws' || owner === accountId)
      .map((policy): PolicyOffer => ({
        id: policy.id,
        arn: policy.arn,
        name: policy.name,
        type: wordPolicyType(policy),
        description: policy.description || '-',
        entry: null,
      }))
    const known = new Set<string>(own.map(({ arn }) => arn))
    const others = [...(data?.policies.values() ?? [])].filter(
      (entry) => isOffered(entry) && !known.has(entry.arn),
    )
    return [...own, ...others.map(offerOf)]
  }, [held, data, accountId])
  return {
    offers,
    awsPolicies: isError ? 'failed' : data === undefined ? 'loading' : 'ready',
    tryAgain: () => void refetch(),
  }
}

/** AWS attaches the policies of its service-linked roles itself. */
function isOffered({ path }: ManagedPolicyEntry): boolean {
  return !path.startsWith('/aws-service-role/')
}

function offerOf(entry: ManagedPolicyEntry): PolicyOffer {
  const { arn, name, path } = entry
  const description = path === '/' ? '-' : path.slice(1, -1)
  return { id: arn, arn: arnOf(arn), name, type: 'AWS managed', description, entry }
}
