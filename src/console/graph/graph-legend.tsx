import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import { type ReactNode, useId, useMemo, useState } from 'react'
import { useStore } from 'zustand'

import { workspaceStore } from '#console/state/workspace-store.ts'
import { administratorCount, administratorMeaning } from '#console/wording/administrator-wording.ts'
import {
  boxCount,
  goneMeaning,
  nodeKindWords,
  stateCount,
  stateMeanings,
  states,
  stateWords,
  thereAndGone,
} from '#console/wording/graph-wording.ts'
import { isGone, type LineMarks } from '#graph/picture/compared.ts'
import { comparedSummary, type TrustSummary } from '#graph/summary.ts'
import type { TrustEdgeState, TrustGraph } from '#graph/trust-graph.ts'
import { unconnectedNodes } from '#graph/units.ts'

import { accountMarksOf } from './account-marks.ts'
import { Shield } from './administrator-mark.tsx'
import { type GraphFilter, toggled } from './graph-filter.ts'
import { KindSign } from './kind-sign.tsx'
import { colored, End, type Ink, Start } from './line-ends.tsx'

export type GraphLegendProps = {
  readonly graph: TrustGraph
  /** What became of lines: those that are gone are counted apart. */
  readonly marks: LineMarks
  readonly filter: GraphFilter
  readonly onFilter: (filter: GraphFilter) => void
  /** More lines, of which the legend of the graph knows nothing. */
  readonly children?: ReactNode
}

/** What the lines and boxes mean, and which of them are shown. */
export function GraphLegend(props: GraphLegendProps): ReactNode {
  const { graph, marks } = props
  const summary = useMemo(() => comparedSummary(graph, marks), [graph, marks]) // thousands in a big account
  const [isOpen, setOpen] = useState(false)
  const moreId = useId()
  const hasGone = useMemo(() => graph.edges.some((edge) => isGone(edge, marks)), [graph, marks])
  const present = states.filter((state) => isPresent(summary, state))
  return (
    <div>
      <div className="trust-legend-row" data-open={isOpen}>
        <Lines {...props} summary={summary} />
        <Button
          variant="inline-link"
          iconName={isOpen ? 'angle-up' : 'angle-down'}
          iconAlign="right"
          ariaExpanded={isOpen}
          ariaControls={moreId}
          onClick={() => setOpen(!isOpen)}
        >
          Legend
        </Button>
      </div>
      <div className="trust-legend-others">{props.children}</div>
      <div id={moreId} className="trust-legend-more" hidden={!isOpen}>
        <ul className="trust-meanings">
          {present.map((state) => (
            <li key={state}>
              <Line state={state} /> <strong>{stateWords[state]}</strong>: {stateMeanings[state]}
            </li>
          ))}
          <li>
            <Line state="member" /> <strong>Member</strong>: a user belongs to a group. Around whoever is
            chosen also: a policy is attached to it, or is its boundary
          </li>
          {hasGone ? (
            <li>
              <Line state="gone" /> <strong>Gone</strong>: {goneMeaning}
            </li>
          ) : null}
          {summary.administrators === 0 ? null : (
            <li>
              <span className="trust-node-admin">
                <Shield /> admin
              </span>{' '}
              ({administratorCount(summary.administrators)}): {administratorMeaning}
            </li>
          )}
        </ul>
        <Boxes {...props} summary={summary} />
        <Accounts {...props} />
      </div>
    </div>
  )
}

type PartProps = GraphLegendProps & { readonly summary: TrustSummary }

function Lines({ graph, summary, filter, onFilter }: PartProps): ReactNode {
  const alone = useMemo(() => unconnectedNodes(graph), [graph])
  const members = summary.edges.get('member') ?? 0
  return (
    <fieldset className="trust-legend">
      <legend>Lines</legend>
      <div>
        {states
          .filter((state) => isPresent(summary, state))
          .map((state) => (
            <Checkbox
              key={state}
              checked={!filter.hiddenStates.includes(state)}
              onChange={() => onFilter({ ...filter, hiddenStates: toggled(filter.hiddenStates, state) })}
            >
              <Line state={state} /> {stateWords[state]} ({stateCount(summary, state)})
            </Checkbox>
          ))}
        {members > 0 ? (
          <Checkbox
            checked={filter.memberships}
            onChange={({ detail }) => onFilter({ ...filter, memberships: detail.checked })}
          >
            <Line state="member" /> Member ({members.toLocaleString('en')})
          </Checkbox>
        ) : null}
        {alone.length > 0 ? (
          <Checkbox
            checked={filter.unconnected}
            onChange={({ detail }) => onFilter({ ...filter, unconnected: detail.checked })}
          >
            Without lines ({boxCount(alone)})
          </Checkbox>
        ) : null}
      </div>
    </fieldset>
  )
}

function isPresent({ states: counts, gone }: TrustSummary, state: TrustEdgeState): boolean {
  return counts.has(state) || gone.has(state)
}

function Boxes({ summary, filter, onFilter }: PartProps): ReactNode {
  return (
    <fieldset className="trust-legend">
      <legend>Boxes</legend>
      <div>
        {[...new Set([...summary.nodes.keys(), ...summary.goneNodes.keys()])].map((kind) => (
          <Checkbox
            key={kind}
            checked={!filter.hiddenKinds.includes(kind)}
            onChange={() => onFilter({ ...filter, hiddenKinds: toggled(filter.hiddenKinds, kind) })}
          >
            <KindSign kind={kind} /> {nodeKindWords[kind]} (
            {thereAndGone(summary.nodes.get(kind) ?? 0, summary.goneNodes.get(kind) ?? 0)})
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}

/** More are not told apart by a list: a question can be limited to one of them. */
const mostAccounts = 12

/** Whose the boxes are, where there are several. */
function Accounts({ graph, filter, onFilter }: GraphLegendProps): ReactNode {
  const marks = useStore(workspaceStore, ({ workspace }) => accountMarksOf(workspace))
  const counts = useMemo(() => countsByAccount(graph), [graph])
  if (counts.length < 2) return null
  const { hiddenAccounts } = filter
  const more = counts.length - mostAccounts
  return (
    <fieldset className="trust-legend trust-legend-accounts">
      <legend>Accounts</legend>
      <div>
        {counts.slice(0, mostAccounts).map(([id, count]) => (
          <Checkbox
            key={id}
            checked={!hiddenAccounts.includes(id)}
            onChange={() => onFilter({ ...filter, hiddenAccounts: toggled(hiddenAccounts, id) })}
          >
            <span className="trust-account" data-account={marks.get(id)?.edge ?? 'none'} />
            {marks.get(id)?.name ?? id} ({count})
          </Checkbox>
        ))}
        {more > 0 ? <span>and {more.toLocaleString('en')} more</span> : null}
      </div>
    </fieldset>
  )
}

/** The accounts of the nodes with how many each has, those with the most first. */
function countsByAccount({ nodes }: TrustGraph): readonly (readonly [string, string])[] {
  const counts = new Map<string, { readonly all: number; readonly gone: number }>()
  for (const { accountId, isGone: wasThere } of nodes) {
    const { all, gone } = counts.get(accountId ?? '') ?? { all: 0, gone: 0 }
    if (accountId !== null) counts.set(accountId, { all: all + 1, gone: wasThere === true ? gone + 1 : gone })
  }
  return [...counts]
    .toSorted(([, one], [, other]) => other.all - one.all)
    .map(([account, { all, gone }]) => [account, thereAndGone(all - gone, gone)])
}

function Line({ state }: { readonly state: Ink }): ReactNode {
  return (
    <svg className="trust-line" viewBox="0 -6 36 12" aria-hidden="true">
      <g className="trust-edge" data-state={state}>
        <path className="react-flow__edge-path" d="M0 0 H36" style={{ stroke: `var(--graph-${state})` }} />
      </g>
      <g style={colored(state)}>
        <Start ink={state} />
        <g transform="translate(36 0)">
          <End ink={state} />
        </g>
      </g>
    </svg>
  )
}
