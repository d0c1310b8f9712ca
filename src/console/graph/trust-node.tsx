import { Handle, type NodeProps, Position } from '@xyflow/react'
import { memo, type ReactNode } from 'react'

import { administratorSentence } from '#console/wording/administrator-wording.ts'
import { nodeKindWords } from '#console/wording/graph-wording.ts'
import { hubCaption, hubSentence } from '#console/wording/hub-wording.ts'
import { nodeName } from '#console/wording/node-name.ts'
import { nodeSize } from '#graph/node-size.ts'
import { familyOf } from '#graph/picture/node-family.ts'
import { isFold } from '#graph/picture/picture.ts'
import type { TrustNode, TrustNodeKind } from '#graph/trust-graph.ts'
import { widthOf } from '#interchange/export-graph/fit-text.ts'
import { customProperty } from '#ui/custom-property.ts'

import { AdministratorMark } from './administrator-mark.tsx'
import { boxName } from './box-name.ts'
import type { FlowNode } from './flow-elements.ts'
import { KindSign } from './kind-sign.tsx'

function TrustNodeBox({ data, width }: NodeProps<FlowNode>): ReactNode {
  const { node, account, accountEdge, dimmed, focused, isOpen, tabStop, acts, byHand } = data
  const folded = isFold(node)
  const name = boxName(node)
  return (
    <>
      <Handle id="in" type="target" position={Position.Left} isConnectable={false} />
      <Handle id="of-members" type="target" position={Position.Right} isConnectable={false} />
      <button
        type="button"
        className="trust-node"
        data-family={familyOf[node.kind]}
        data-dimmed={dimmed}
        data-fold={folded}
        data-brief={data.caption.brief !== ''}
        data-caption={hasCaption(data)}
        data-acts={acts}
        data-by-hand={byHand}
        data-beyond={node.beyond > 0}
        data-hub={node.hub !== undefined}
        data-account={accountEdge ?? 'none'}
        {...(folded ? { 'aria-expanded': isOpen } : { 'aria-pressed': focused })}
        tabIndex={tabStop ? 0 : -1}
        title={titleOf(node, name, account)}
      >
        <span className="trust-node-kind">
          <AdministratorMark members={node.hub?.all ?? node.members} />
          {smallPrint(data)}
          {account === '' || node.hub !== undefined ? '' : ` · ${account}`}
        </span>
        <NameLine data={data} width={width ?? nodeSize.width} />
        {node.beyond === 0 ? null : (
          <span className="trust-node-beyond" title={beyondWords(node.beyond)}>
            <span aria-hidden="true">+{node.beyond.toLocaleString('en')}</span>
            <span className="for-screen-readers">{beyondWords(node.beyond)}</span>
          </span>
        )}
      </button>
      <Handle id="out" type="source" position={Position.Right} isConnectable={false} />
      <Handle id="to-groups" type="source" position={Position.Left} isConnectable={false} />
    </>
  )
}

/** Does a second line say what is to be known of it: what the members of a fold have in common, or whose an outsider is? */
function hasCaption({ node, account, caption }: FlowNode['data']): boolean {
  if (isFold(node)) return caption.brief === '' && caption.text !== ''
  return node.kind === 'external-principal' && account !== ''
}

function beyondWords(count: number): string {
  return count === 1
    ? '1 more line is not drawn here'
    : `${count.toLocaleString('en')} more lines are not drawn here`
}

/** Its name, or how many it stands for, with what is to be known of it beside. */
function NameLine({ data, width }: { readonly data: FlowNode['data']; readonly width: number }): ReactNode {
  const { node, caption, acts, byHand } = data
  const folded = isFold(node)
  const name = boxName(node)
  return (
    <span
      className="trust-node-name"
      style={{
        ...customProperty('--box-width', `${width}px`),
        ...customProperty('--ems', lengthOf(data, name).toFixed(2)),
      }}
    >
      {(folded || node.hub !== undefined) && caption.brief === '' ? null : <KindSign kind={node.kind} />}
      <Name text={name} hasTail={!folded && endsMatter.has(node.kind)} />
      {caption.brief === '' ? null : (
        <span className="trust-node-brief" aria-hidden="true">
          <span>{node.members.length.toLocaleString('en')}</span>
          <Name text={caption.brief} hasTail />
        </span>
      )}
      {byHand ? <ByHand /> : null}
      {acts ? <span className="trust-node-acts">acting</span> : null}
    </span>
  )
}

/** People end the names of these by what tells them apart, and begin them by what they have in common. */
const endsMatter: ReadonlySet<TrustNodeKind> = new Set(['user', 'group', 'role', 'policy', 'resource'])
const tail = 7

/**
 * A name, in a smaller size or from near in two lines where it is long; from far away, and where that isn't enough, cut in its
 * middle or else at its end.
 */
function Name({ text, hasTail }: { readonly text: string; readonly hasTail: boolean }): ReactNode {
  if (!hasTail || text.length < 2 * tail) {
    return (
      <span className="trust-node-text">
        <span className="trust-node-word">{text}</span>
      </span>
    )
  }
  return (
    <>
      <span className="trust-node-text" aria-hidden="true">
        <span className="trust-node-word">{text.slice(0, -tail)}</span>
        <span>{text.slice(-tail)}</span>
      </span>
      <span className="for-screen-readers">{text}</span>
    </>
  )
}

/** Our face is so much narrower than the widest. */
const narrower = 0.9

/** How long a name is with what stands beside it, as a multiple of its size. */
function lengthOf({ node, acts, byHand }: FlowNode['data'], name: string): number {
  const mark = (node.hub?.all ?? node.members).some(isAdministrator) ? 1.2 : 0
  const beside = mark + (acts ? 4 : 0) + (byHand ? 1.2 : 0) + (node.beyond > 0 ? 2.4 : 0)
  return widthOf(name, narrower) + beside
}

function isAdministrator({ administrator }: TrustNode): boolean {
  return administrator !== undefined
}

function smallPrint({ node, caption }: FlowNode['data']): string {
  if (node.hub !== undefined) return hubCaption(node.hub)
  return isFold(node) ? caption.text || samples(node.members, 3) : nodeKindWords[node.kind]
}

function titleOf(node: FlowNode['data']['node'], name: string, account: string): string {
  const { hub, members, id } = node
  const lines =
    hub === undefined
      ? [name, isFold(node) ? samples(members, 12) : id]
      : [name, hubSentence(hub), samples(hub.all, 12)]
  const said = administratorSentence(hub?.all ?? members)
  const where = account === '' ? '' : `Account ${account}`
  return [...new Set([...lines, where, said])].filter((line) => line !== '').join('\n')
}

function ByHand(): ReactNode {
  return (
    <>
      <svg className="trust-node-pin" viewBox="0 0 12 12" aria-hidden="true">
        <path d="M4 1h4l-1 4 2 2H6.6L6 11l-.6-4H3l2-2z" />
      </svg>
      <span className="for-screen-readers">put here by hand</span>
    </>
  )
}

/** The first few members by name. */
function samples(members: FlowNode['data']['node']['members'], count: number): string {
  const names = members.slice(0, count).map(nodeName)
  return members.length > count ? `${names.join(', ')} …` : names.join(', ')
}

// React Flow renders every node on each pan step otherwise.
export const TrustNodeView = memo(TrustNodeBox)
