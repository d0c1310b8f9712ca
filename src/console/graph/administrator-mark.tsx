import type { ReactNode } from 'react'

import { administratorMark } from '#console/wording/administrator-wording.ts'
import { shield } from '#graph/picture/shield.ts'
import type { TrustNode } from '#graph/trust-graph.ts'

/** Says of a box that it is, or holds, whoever may do everything. */
export function AdministratorMark({ members }: { readonly members: readonly TrustNode[] }): ReactNode {
  const word = administratorMark(members)
  if (word === '') return null
  return (
    <>
      <span className="trust-node-admin">
        <Shield /> {word}
      </span>{' '}
      ·{' '}
    </>
  )
}

export function Shield(): ReactNode {
  return (
    <svg className="trust-shield" viewBox="0 0 12 12" aria-hidden="true">
      <path d={shield} />
    </svg>
  )
}
