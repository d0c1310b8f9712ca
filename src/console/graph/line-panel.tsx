import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import type { ReactNode } from 'react'

import { chipOf, edgeKindWords, stateWords } from '#console/wording/graph-wording.ts'
import type { PictureEdge } from '#graph/picture/picture.ts'
import { isStructural } from '#graph/structural.ts'

import { PanelHeader } from './panel-header.tsx'

export type LinePanelProps = {
  readonly line: PictureEdge
  /** Names of the two boxes. */
  readonly from: string
  readonly to: string
  readonly nameOf: (nodeId: string) => string
  readonly onEdge: (edgeId: string) => void
  readonly onClose: () => void
}

/** So many at once; the table has them all, with search. */
const mostListed = 100

/** What a line between folds stands for, edge by edge, each leading to its reason. */
export function LinePanel({ line, from, to, nameOf, onEdge, onClose }: LinePanelProps): ReactNode {
  const { edges, kind, state } = line
  const left = edges.length - mostListed
  return (
    <Container
      header={
        <PanelHeader
          title={`${from} → ${to} (${edges.length.toLocaleString('en')})`}
          description={
            isStructural(kind)
              ? edgeKindWords[kind]
              : `${edgeKindWords[kind]}, ${stateWords[state].toLowerCase()}`
          }
          close="Close the list"
          onClose={onClose}
        />
      }
    >
      <ul className="trust-edge-list">
        {edges.slice(0, mostListed).map((edge) => (
          <li key={edge.id}>
            <Button variant="inline-link" onClick={() => onEdge(edge.id)}>
              {nameOf(edge.from)} → {nameOf(edge.to)}
            </Button>{' '}
            <Box variant="span" color="text-body-secondary">
              {chipOf(edge)}
            </Box>
          </li>
        ))}
      </ul>
      {left > 0 ? <Box variant="p">And {left.toLocaleString('en')} more, which the table lists.</Box> : null}
    </Container>
  )
}
