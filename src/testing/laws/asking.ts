import { compilePolicies } from '#engine/compile/compile-policies.ts'
import { authorize } from '#engine/evaluate/authorize.ts'
import { possibilityOf } from '#engine/evaluate/possibility-of.ts'
import { explain } from '#engine/explain/explain.ts'

import { decides } from '../oracle/decides.ts'
import { compiled, decide, type Law } from './law.ts'

/** What holds however and however often a thing is asked. */
export const lawsOfAsking: readonly Law[] = [
  {
    claim: 'a second, plain reading of the rules decides alike (R7.1)',
    holds: ({ request, documents }) => decide(request, documents) === decides(request, documents),
  },
  {
    claim: 'the answer is the same before and after other questions, and of policies compiled anew',
    holds({ request, documents, extra }) {
      const policies = compiled(documents)
      const before = authorize(request, policies).decision
      const other = { ...request, action: 'ec2:RunInstances', resource: '*' }
      authorize(other, policies)
      authorize({ ...request, principal: '*', context: {} }, policies)
      // refused: Sid is no number
      compilePolicies({ identity: [{ name: 'p', document: { Statement: { ...extra, Sid: 1 } } }] })
      return before === authorize(request, policies).decision && before === decide(request, documents)
    },
  },
  {
    claim: 'policies and requests are left as they were',
    holds({ request, documents }) {
      const text = JSON.stringify([request, documents])
      decide(frozen(request), frozen(documents))
      return JSON.stringify([request, documents]) === text
    },
  },
  {
    claim: 'with no key open, what is possible is what is decided (R4.4)',
    holds({ request, documents }) {
      const kind = possibilityOf(request, compiled(documents), () => false).kind
      return kind === (decide(request, documents) === 'allowed' ? 'always' : 'never')
    },
  },
]

/** What an explanation costs too much for to be asked of every one of a million cases. */
export const lawsOfExplaining: readonly Law[] = [
  {
    claim: 'the explanation decides alike, and blames a layer exactly when it refuses (R1.11)',
    holds({ request, documents }) {
      const policies = compiled(documents)
      const { decision, blockedBy, gates, deciding } = explain(request, policies)
      const isAllowed = decision === 'allowed'
      return (
        decision === authorize(request, policies).decision &&
        blockedBy.length > 0 !== isAllowed &&
        gates.some(({ outcome }) => outcome === 'stop') !== isAllowed &&
        deciding.every(({ effect }) => (effect === 'Deny') === (decision === 'explicitDeny'))
      )
    },
  },
]

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  for (const member of Object.values(value)) frozen(member)
  return Object.freeze(value)
}
