import { Handle, type NodeProps, Position } from '@xyflow/react'
import { memo, type ReactNode } from 'react'

import { foldName, nodeKindWords } from '#console/wording/graph-wording.ts'
import { isFold } from '#graph/picture/picture.ts'

import type { FlowNode } from './flow-elements.ts'

function TrustNodeBox({ data }: NodeProps<FlowNode>): ReactNode {
  const { node, account, caption, dimmed, focused, tabStop, acts, byHand } = data
  const folded = isFold(node)
  const name = folded ? foldName(node.kind, node.members.length) : node.name
  return (
    <>
      <Handle id="in" type="target" position={Position.Left} isConnectable={false} />
      <Handle id="of-members" type="target" position={Position.Right} isConnectable={false} />
      <button
        type="button"
        className="trust-node"
        data-kind={node.kind}
        data-dimmed={dimmed}
        data-fold={folded}
        data-acts={acts}
        data-by-hand={byHand}
        {...(folded ? { 'aria-expanded': false } : { 'aria-pressed': focused })}
        tabIndex={tabStop ? 0 : -1}
        title={folded ? `${name}\n${samples(node, 12)}` : name === node.id ? name : `${name}\n${node.id}`}
      >
        <span className="trust-node-kind">
          {folded ? caption || samples(node, 3) : nodeKindWords[node.kind]}
          {account === '' ? '' : ` · ${account}`}
        </span>
        <span className="trust-node-name">
          {name}
          {byHand ? <ByHand /> : null}
          {acts ? <span className="trust-node-acts">acting</span> : null}
        </span>
        {node.beyond === 0 ? null : (
          <span className="trust-node-beyond">
            <span aria-hidden="true">+{node.beyond.toLocaleString('en')}</span>
            <span className="trust-hidden">
              {node.beyond.toLocaleString('en')} more lines lead on from here
            </span>
          </span>
        )}
      </button>
      <Handle id="out" type="source" position={Position.Right} isConnectable={false} />
      <Handle id="to-groups" type="source" position={Position.Left} isConnectable={false} />
    </>
  )
}

function ByHand(): ReactNode {
  return (
    <>
      <svg className="trust-node-pin" viewBox="0 0 12 12" aria-hidden="true">
        <path d="M4 1h4l-1 4 2 2H6.6L6 11l-.6-4H3l2-2z" />
      </svg>
      <span className="trust-hidden">put here by hand</span>
    </>
  )
}

/** The first few members by name. */
function samples({ members }: FlowNode['data']['node'], count: number): string {
  const names = members.slice(0, count).map(({ name }) => name)
  return members.length > count ? `${names.join(', ')} …` : names.join(', ')
}

// React Flow renders every node on each pan step otherwise.
export const TrustNodeView = memo(TrustNodeBox)
