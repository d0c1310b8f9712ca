import type { ReactNode } from 'react'

import { signOf } from '#graph/picture/kind-signs.ts'
import { familyOf } from '#graph/picture/node-family.ts'
import type { TrustNodeKind } from '#graph/trust-graph.ts'

/** What a box is, as a sign: beside its word, or in its place where boxes are looked at from far away. */
export function KindSign({ kind }: { readonly kind: TrustNodeKind }): ReactNode {
  return (
    <svg className="trust-sign" data-family={familyOf[kind]} viewBox="0 0 12 12" aria-hidden="true">
      <path d={signOf(kind)} fillRule="evenodd" />
    </svg>
  )
}
