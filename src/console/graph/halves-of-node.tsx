import Box from '@cloudscape-design/components/box'
import { type ReactNode, useMemo } from 'react'

import { halvesMeaning } from '#console/wording/half-wording.ts'
import { halvesOf } from '#graph/hidden-halves.ts'
import type { HiddenHalf, TrustGraph } from '#graph/trust-graph.ts'

import { HalfList } from './half-list.tsx'

type HalvesOfNodeProps = {
  readonly id: string
  readonly trust: TrustGraph
  readonly onFocus: (nodeId: string) => void
}

/** The permissions on many roles, which are no lines, that somebody in focus holds, and those that cover it. */
export function HalvesOfNode({ id, trust, onFocus }: HalvesOfNodeProps): ReactNode {
  const { held, covering } = useMemo(() => halvesOf(trust, id), [trust, id])
  if (held.length + covering.length === 0) return null
  const part = (title: string, halves: readonly HiddenHalf[]) =>
    halves.length === 0 ? null : (
      <>
        <Box variant="h3">
          {title} ({halves.length.toLocaleString('en')})
        </Box>
        <HalfList label={title} halves={halves} trust={trust} focus={id} onFocus={onFocus} />
      </>
    )
  return (
    <div>
      {part('Permissions on many roles', held)}
      {part('Permissions on many that cover it', covering)}
      <Box variant="small">{halvesMeaning}</Box>
    </div>
  )
}
