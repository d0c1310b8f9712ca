import type { ReactNode } from 'react'

import { GraphExport } from '#console/graph-export/graph-export.tsx'
import { GraphQuestions } from '#console/graph-questions/graph-questions.tsx'
import { GraphScreen } from '#console/graph/graph-screen.tsx'
import type { GraphTool } from '#console/parts/graph-tools/graph-tool.ts'

const tools: readonly GraphTool[] = [
  { kind: 'panel', id: 'ask', label: 'Ask', Panel: GraphQuestions },
  { kind: 'control', id: 'export', Control: GraphExport },
]

/** The graph with what other screens can do with it. */
export function GraphRoute(): ReactNode {
  return <GraphScreen tools={tools} />
}
