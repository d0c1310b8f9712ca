import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import type { ReactNode } from 'react'

import { stateWords } from '#console/wording/graph-wording.ts'
import type { TrustEdgeState } from '#graph/trust-graph.ts'

const types: Readonly<Record<TrustEdgeState, StatusIndicatorProps.Type>> = {
  allowed: 'success',
  conditional: 'info',
  trustOnly: 'warning',
  permissionOnly: 'warning',
  unknown: 'error',
}

/** The state of an edge as the design system shows states: word, glyph and colour. */
export function EdgeState({ state }: { readonly state: TrustEdgeState }): ReactNode {
  return <StatusIndicator type={types[state]}>{stateWords[state]}</StatusIndicator>
}
