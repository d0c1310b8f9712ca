import { useMemo } from 'react'

import { squeezed } from '#graph/picture/squeezed.ts'
import type { Positions } from '#graph/trust-graph.ts'

import { isNarrow } from './is-narrow.ts'

/** The places of boxes as a narrow window has room for them: with the columns near one another. */
export function useSqueezed(positions: Positions | undefined): Positions | undefined {
  const isSqueezed = isNarrow()
  return useMemo(
    () => (positions === undefined || !isSqueezed ? positions : squeezed(positions)),
    [positions, isSqueezed],
  )
}
