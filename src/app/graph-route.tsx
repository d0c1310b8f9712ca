import type { ReactNode } from 'react'

import { GraphScreen } from '#console/graph/graph-screen.tsx'
import type { GraphTool } from '#console/parts/graph-tools/graph-tool.ts'

const tools: readonly GraphTool[] = []

/** The graph with what other screens can do with it. */
export function GraphRoute(): ReactNode {
  return <GraphScreen tools={tools} />
}
