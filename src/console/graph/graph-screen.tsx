import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useDeferredValue, useEffect, useMemo } from 'react'

import type { GraphTool } from '#console/parts/graph-tools/graph-tool.ts'
import { goTo, goToParameters, useSearchParameter } from '#console/parts/hash-location.ts'
import { hrefOfDocument, hrefOfEntity, hrefs } from '#console/parts/hrefs.ts'
import { trustGraphQuery } from '#console/state/queries.ts'
import { useMoment } from '#console/state/use-moment.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'
import type { StatementReference } from '#engine/evaluate/decision.ts'
import { neighbourhood } from '#graph/neighbourhood.ts'
import type { LineMarks } from '#graph/picture/compared.ts'
import type { NumberedGraph, TrustGraph } from '#graph/trust-graph.ts'
import { parsePlaceKey } from '#model/document-place.ts'

import { foldText, readFold } from './fold-choice.ts'
import { isNarrow } from './is-narrow.ts'
import { TrustGraphView } from './trust-graph-view.tsx'
import { loadCanvas, warmUp } from './use-canvas.ts'
import { usePart } from './use-hubs.ts'
import { usePicture } from './use-picture.ts'
import { useShown } from './use-shown.ts'

// This file is fetched when the graph is opened for the first time.
warmUp()

export type GraphScreenProps = {
  /** What others can do with the graph, in the order of the toolbar. */
  readonly tools: readonly GraphTool[]
}

/** The trust graph of the workspace, drafts included. */
export function GraphScreen({ tools }: GraphScreenProps): ReactNode {
  const { data, error } = useQuery(trustGraphQuery(useMoment()))
  const graph = useDeferredValue(data, undefined) // a big one is drawn in pieces, between which the page goes on
  useEffect(() => {
    if (!isNarrow()) void loadCanvas()
  }, [])
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        description="Who can assume which role. A line is allowed only where the role’s trust policy and the caller’s permissions together allow it."
      >
        Trust graph
      </Header>
      {error === null ? null : <Alert type="error">The graph could not be computed: {error.message}</Alert>}
      {graph === undefined ? error === null ? <Computing /> : null : <Loaded graph={graph} tools={tools} />}
    </SpaceBetween>
  )
}

const noMarks: LineMarks = new Map()

/** Up to so many nodes a focused node's surroundings stay in sight, dimmed; beyond, they are left out. */
const mostInSight = 60

type LoadedProps = GraphScreenProps & { readonly graph: NumberedGraph }

function Loaded({ graph, tools }: LoadedProps): ReactNode {
  const [focusId] = useSearchParameter('focus')
  const [edgeId, setEdge] = useSearchParameter('edge')
  const [lookText, setLook] = useSearchParameter('view')
  const [foldWanted, setFold] = useSearchParameter('fold')
  const [hopsText, setHops] = useSearchParameter('steps')
  const [tool] = useSearchParameter('tool') // a question is answered without any trust too
  const { whole, isAnswerAlone, answer, marks, comparison, ...seen } = useShown(graph)
  const look = lookText === 'graph' || lookText === 'table' ? lookText : isNarrow() ? 'table' : 'graph'
  const hops = Number(hopsText ?? 1)
  // The same object for the same part, since the picture is made by it.
  const focus = whole.nodes.some(({ id }) => id === focusId) ? focusId : null
  const shown = useMemo(
    () => (focus !== null && whole.nodes.length > mostInSight ? neighbourhood(whole, focus, hops) : whole),
    [whole, focus, hops],
  )
  const view = [isAnswerAlone ? answer?.id : 'all', ...(shown === whole ? [] : [focus, hops])].join(' ')
  const wantedFold = useMemo(() => readFold(foldWanted), [foldWanted])
  const gone = comparison.kind === 'there' ? marks : noMarks
  const around = shown === whole ? null : hops
  const number = whole === graph ? graph.number : null
  const part = usePart({ graph: whole, shown, focus, around, number, isAnswer: isAnswerAlone, marks: gone })
  const drawn = usePicture(part, wantedFold, view)

  if (graph.edges.length === 0 && tool === null) return <Empty />
  return (
    <>
      {drawn.error === null ? null : (
        <Alert type="error">
          The picture could not be laid out: {drawn.error.message}. The table has it all.
        </Alert>
      )}
      <TrustGraphView
        graph={whole}
        trust={graph}
        tools={tools}
        {...seen}
        answer={answer}
        marks={marks}
        comparison={comparison}
        shown={shown}
        drawn={drawn}
        view={[view, foldText(drawn.by), answer?.id].join(' ')}
        look={look}
        onLook={setLook}
        onFold={(by) => setFold(foldText(by))}
        wanted={focusId || null}
        focus={focus}
        onFocus={(id) => goToParameters({ edge: null, focus: id })}
        hops={hops}
        onHops={(next) => setHops(next === 1 ? null : String(next))}
        edge={edgeId}
        onEdge={setEdge}
        hrefOfStatement={hrefOfStatement}
        hrefOfNode={(id) => hrefOfNode(whole, id)}
      />
    </>
  )
}

function hrefOfStatement({ source, statement }: StatementReference): string | null {
  const place = source === undefined ? null : parsePlaceKey(source)
  return place === null ? null : hrefOfDocument(place, statement)
}

function hrefOfNode({ nodes }: TrustGraph, id: string): string | null {
  const entityId = nodes.find((node) => node.id === id)?.entity ?? null
  const entity = entityId === null ? undefined : workspaceStore.getState().workspace.entities.get(entityId)
  return entity === undefined ? null : hrefOfEntity(entity)
}

function Computing(): ReactNode {
  return (
    <Box padding="xxl" textAlign="center">
      <Spinner size="large" /> Working out who can assume what
    </Box>
  )
}

function Empty(): ReactNode {
  return (
    <Box padding="xxl" textAlign="center">
      <SpaceBetween size="s">
        <Box variant="h2">No trust yet</Box>
        <Box variant="p">
          Create a role: its trust policy says who may become it, and that is what this graph shows.
        </Box>
        <Button variant="primary" onClick={() => goTo(hrefs.roles)}>
          Create a role
        </Button>
      </SpaceBetween>
    </Box>
  )
}
