import type { Statement } from '../policy/document.ts'
import type { Question } from '../request/question.ts'
import { namingOf, type Naming } from './principal-clause.ts'

/**
 * How far an Allow of a resource-based policy reaches in the resource's own account, weakest first.
 *
 * `none`: there is no such Allow. `account`: it lets the account decide, so identity policies are needed.
 * `past-identity`: identity policies aren't needed, boundary and session policies still limit.
 * `past-all`: none of the three is asked.
 */
export type Reach = 'none' | 'account' | 'past-identity' | 'past-all'

const strength: Readonly<Record<Reach, number>> = { none: 0, account: 1, 'past-identity': 2, 'past-all': 3 }

/** The stronger of two reaches: a request takes the strongest grant that it gets. */
export function stronger(one: Reach, other: Reach): Reach {
  return strength[one] >= strength[other] ? one : other
}

/**
 * How far an Allow reaches whose statement applies to this request.
 *
 * Rule R7.6, the table of "Same-account" requests. Source: IAM User Guide, "How AWS enforcement code logic
 * evaluates requests to allow or deny access".
 */
export function reachOf({ principals }: Statement, question: Question): Reach {
  let reach: Reach = 'none'
  for (const pattern of principals?.patterns ?? []) {
    const naming = namingOf(pattern, question)
    if (naming !== null) reach = stronger(reach, reachByName(naming, question))
  }
  return reach
}

/** How far an Allow reaches that names the caller so. */
export function reachByName(naming: Naming, { principal }: Question): Reach {
  switch (naming) {
    case 'account':
      return 'account'
    case 'role':
    case 'issuer':
      return 'past-identity'
    case 'everyone':
      // an identity of a provider has to be named as such (R9.7)
      return principal.kind === 'federated' ? 'none' : 'past-all'
    case 'user':
    case 'session':
    case 'service':
    case 'federated':
      return 'past-all'
  }
}
