import { Handle, type NodeProps, Position } from '@xyflow/react'
import { memo, type ReactNode } from 'react'

import type { FlowNode } from './flow-elements.ts'
import { nodeKindWords } from './graph-wording.ts'

function TrustNodeBox({ data }: NodeProps<FlowNode>): ReactNode {
  const { node, account, dimmed, focused, tabStop } = data
  const kind = nodeKindWords[node.kind]
  return (
    <>
      <Handle id="in" type="target" position={Position.Left} isConnectable={false} />
      <Handle id="of-members" type="target" position={Position.Right} isConnectable={false} />
      <button
        type="button"
        className="trust-node"
        data-kind={node.kind}
        data-dimmed={dimmed}
        aria-pressed={focused}
        tabIndex={tabStop ? 0 : -1}
        title={node.name === node.id ? node.name : `${node.name}\n${node.id}`}
      >
        <span className="trust-node-kind">
          {kind}
          {account === '' ? '' : ` · ${account}`}
        </span>
        <span className="trust-node-name">{node.name}</span>
      </button>
      <Handle id="out" type="source" position={Position.Right} isConnectable={false} />
      <Handle id="to-groups" type="source" position={Position.Left} isConnectable={false} />
    </>
  )
}

// React Flow renders every node on each pan step otherwise.
export const TrustNodeView = memo(TrustNodeBox)
