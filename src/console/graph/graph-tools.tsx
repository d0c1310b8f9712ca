import Button from '@cloudscape-design/components/button'
import type { ReactNode } from 'react'

import type { GraphTool, GraphToolProps } from '#console/parts/graph-tools/graph-tool.ts'

type OpenToolProps = {
  readonly tools: readonly GraphTool[]
  /** Id of the tool whose panel is open. */
  readonly open: string | null
}

type ToolControlsProps = OpenToolProps & {
  readonly onOpen: (id: string | null) => void
  readonly given: GraphToolProps
}

/** What the toolbar holds of each tool: its own control, or the button of its panel. */
export function ToolControls({ tools, open, onOpen, given }: ToolControlsProps): ReactNode {
  return tools.map((tool) =>
    tool.kind === 'control' ? (
      <tool.Control key={tool.id} {...given} />
    ) : (
      <Button
        key={tool.id}
        ariaExpanded={open === tool.id}
        iconName={open === tool.id ? 'angle-up' : 'angle-down'}
        iconAlign="right"
        onClick={() => onOpen(open === tool.id ? null : tool.id)}
      >
        {tool.label}
      </Button>
    ),
  )
}

/** The panel of the tool that is open. */
export function ToolPanel({
  tools,
  open,
  given,
}: OpenToolProps & { readonly given: GraphToolProps }): ReactNode {
  const tool = tools.find(({ id }) => id === open)
  return tool?.kind === 'panel' ? <tool.Panel {...given} /> : null
}
