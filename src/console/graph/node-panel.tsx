import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useMemo } from 'react'

import { administratorMeanings } from '#console/wording/administrator-wording.ts'
import { reachedSentence } from '#console/wording/focus-wording.ts'
import { chipOf, kindWords, stateWords, structuralWords } from '#console/wording/graph-wording.ts'
import { nodeName } from '#console/wording/node-name.ts'
import { unheldProvider } from '#console/wording/provider-wording.ts'
import { linesOfNode } from '#graph/lines-of-node.ts'
import type { LineMarks } from '#graph/picture/compared.ts'
import { isStructural } from '#graph/structural.ts'
import type { TrustEdge, TrustGraph, TrustNode } from '#graph/trust-graph.ts'

import { HalvesOfNode } from './halves-of-node.tsx'
import { WaysUpOf } from './ways-up-of.tsx'

export type NodePanelProps = {
  readonly node: TrustNode
  readonly nameOf: (nodeId: string) => string
  readonly graph: TrustGraph
  /** Is `graph` an answer or a difference, which leaves out all else? */
  readonly isPart: boolean
  /** What became of lines: those that are gone count as none. */
  readonly marks: LineMarks
  /** What is drawn over the picture of it. */
  readonly over: TrustGraph
  /** The node's own page; null where the workspace doesn't hold it. */
  readonly href: string | null
  /** The trust relation of the workspace, whatever is shown. */
  readonly trust: TrustGraph
  readonly onFocus: (nodeId: string) => void
  readonly onEdge: (edgeId: string) => void
  readonly onClose: () => void
}

/** A focused node: who reaches it and what it reaches, each line leading to its reason. */
export function NodePanel(props: NodePanelProps): ReactNode {
  const { node, over, href, nameOf, onEdge, onClose } = props
  const policyOf = ({ from, to }: TrustEdge) =>
    to === node.id ? nameOf(from) : `${nameOf(from)}, of ${nameOf(to)}`
  const policies = over.edges.filter(({ kind }) => isStructural(kind))
  const may = over.edges.filter(({ kind }) => !isStructural(kind))
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={`${kindWords(node)}${node.accountId === null ? '' : ` in ${node.accountId}`}`}
          actions={<Button onClick={onClose}>Show all</Button>}
        >
          {nodeName(node)}
        </Header>
      }
    >
      <SpaceBetween size="s">
        {node.administrator === undefined || node.isGone === true ? null : (
          <Box variant="p">{administratorMeanings[node.administrator]}</Box>
        )}
        {unheldProvider(node) === '' ? null : <Box variant="p">{unheldProvider(node)}</Box>}
        {href === null ? null : <Link href={href}>Open {nodeName(node)}</Link>}
        <Lines {...props} />
        <EdgeList title="Policies" edges={policies} nameOf={policyOf} onEdge={onEdge} />
        <EdgeList
          title="Access, roles passed and changes"
          edges={may}
          nameOf={({ to }) => nameOf(to)}
          onEdge={onEdge}
        />
        <HalvesOfNode key={node.id} id={node.id} trust={props.trust} onFocus={props.onFocus} />
        {node.entity !== null && (node.kind === 'user' || node.kind === 'role') ? (
          <WaysUpOf node={node} />
        ) : null}
      </SpaceBetween>
    </Container>
  )
}

/** Who reaches it and whom it reaches, told apart from what looks like it and is no access. */
function Lines({ node, graph, isPart, marks, nameOf, onEdge }: NodePanelProps): ReactNode {
  const lines = useMemo(() => linesOfNode(graph, node.id, marks), [graph, node.id, marks])
  const where = isPart ? ' in what is shown' : ''
  const bothOf = ({ from, to }: TrustEdge) => `${nameOf(from)} → ${nameOf(to)}`
  const nameOfFrom = ({ from }: TrustEdge) => nameOf(from)
  const nameOfTo = ({ to }: TrustEdge) => nameOf(to)
  const said = isPart ? '' : reachedSentence(node.kind, lines)
  return (
    <>
      <EdgeList title={`Reached by${where}`} edges={lines.reachedBy} nameOf={nameOfFrom} onEdge={onEdge} />
      {said === '' ? null : <Box variant="p">{said}</Box>}
      <EdgeList title={`Reaches${where}`} edges={lines.reaches} nameOf={nameOfTo} onEdge={onEdge} />
      <EdgeList title={`Passes and changes${where}`} edges={lines.deeds} nameOf={bothOf} onEdge={onEdge} />
      <EdgeList title={`Halves, no access${where}`} edges={lines.halves} nameOf={bothOf} onEdge={onEdge} />
      <EdgeList title={`Unknown${where}`} edges={lines.unknown} nameOf={bothOf} onEdge={onEdge} />
      <EdgeList title={`Members${where}`} edges={lines.members} nameOf={nameOfFrom} onEdge={onEdge} />
      <EdgeList title={`Member of${where}`} edges={lines.groups} nameOf={nameOfTo} onEdge={onEdge} />
      <EdgeList title="Gone" edges={lines.gone} nameOf={bothOf} onEdge={onEdge} />
    </>
  )
}

type EdgeListProps = {
  readonly title: string
  readonly edges: readonly TrustEdge[]
  readonly nameOf: (edge: TrustEdge) => string
  readonly onEdge: (edgeId: string) => void
}

function EdgeList({ title, edges, nameOf, onEdge }: EdgeListProps): ReactNode {
  if (edges.length === 0) return null
  return (
    <div>
      <Box variant="h3">
        {title} ({edges.length})
      </Box>
      <ul className="trust-edge-list">
        {edges.map((edge) => (
          <li key={edge.id}>
            <Button variant="inline-link" onClick={() => onEdge(edge.id)}>
              {nameOf(edge)}
            </Button>{' '}
            <Box variant="span" color="text-body-secondary">
              {isStructural(edge.kind)
                ? structuralWords[edge.kind].toLowerCase()
                : chipOf(edge) || stateWords[edge.state].toLowerCase()}
            </Box>
          </li>
        ))}
      </ul>
    </div>
  )
}
