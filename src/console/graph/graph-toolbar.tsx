import Button from '@cloudscape-design/components/button'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import Select from '@cloudscape-design/components/select'
import { type ReactNode, useMemo } from 'react'
import { useStore } from 'zustand'

import { workspaceStore } from '#console/state/workspace-store.ts'
import { nodeKindWords } from '#console/wording/graph-wording.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'

import { CompareWith } from './compare-with.tsx'
import { foldText, readFold, tagKeysOf } from './fold-choice.ts'
import type { TrustGraphViewProps } from './trust-graph-view.tsx'

/** What is looked at, from how far around, and how it is drawn. */
export function GraphToolbar(props: TrustGraphViewProps & { readonly children: ReactNode }): ReactNode {
  const { look, onLook, focus } = props
  return (
    <div className="trust-toolbar">
      <SegmentedControl
        label="Show as"
        selectedId={look}
        onChange={({ detail }) => onLook(detail.selectedId === 'table' ? 'table' : 'graph')}
        options={[
          { id: 'graph', text: 'Graph' },
          { id: 'table', text: 'Table' },
        ]}
      />
      <Focus {...props} />
      {focus === null ? null : <Hops {...props} />}
      {look === 'table' ? null : <Fold {...props} />}
      {look === 'table' ? null : (
        <Button iconName="refresh" ariaLabel="Lay out again" onClick={props.drawn.layOutAnew} />
      )}
      <CompareWith point={props.against} onPoint={props.onAgainst} />
      {props.children}
    </div>
  )
}

function Focus({ graph, focus, onFocus }: TrustGraphViewProps): ReactNode {
  const options = useMemo(() => focusOptions(graph), [graph]) // thousands in a big account
  const all = { value: '', label: 'Everything' }
  return (
    <div className="trust-toolbar-wide">
      <Select
        ariaLabel="Focus on"
        inlineLabelText="Focus on"
        filteringType="auto"
        filteringPlaceholder="Find a user, role, service …"
        filteringAriaLabel="Find a node"
        virtualScroll
        noMatch="Nothing in the graph is called so."
        options={[all, ...options]}
        selectedOption={options.find(({ value }) => value === focus) ?? all}
        onChange={({ detail }) => onFocus(detail.selectedOption.value || null)}
      />
    </div>
  )
}

const alphabet = new Intl.Collator('en', { numeric: true })

function focusOptions({ nodes }: TrustGraph) {
  return nodes
    .map(({ id, name, kind, accountId }) => ({
      value: id,
      label: name,
      description: nodeKindWords[kind],
      ...(accountId === null ? {} : { tags: [accountId] }),
    }))
    .toSorted((a, b) => alphabet.compare(a.label, b.label))
}

const hopOptions = [
  { value: '1', label: '1 step' },
  { value: '2', label: '2 steps' },
  { value: '3', label: '3 steps' },
]

function Hops({ hops, onHops }: TrustGraphViewProps): ReactNode {
  return (
    <Select
      ariaLabel="How far around"
      inlineLabelText="Up to"
      options={hopOptions}
      selectedOption={hopOptions.find(({ value }) => value === String(hops)) ?? null}
      onChange={({ detail }) => onHops(Number(detail.selectedOption.value))}
    />
  )
}

function Fold({ drawn, onFold }: TrustGraphViewProps): ReactNode {
  const tagKeys = useStore(workspaceStore, (state) => tagKeysOf(state.workspace))
  const options = [
    { value: 'nothing', label: 'Nothing', description: 'Every box by itself' },
    { value: 'ties', label: 'Same connections', description: 'Boxes with lines to the very same others' },
    {
      value: 'trust',
      label: 'Same principals',
      description: 'Roles that trust the same principals, users that reach the same roles',
    },
    {
      value: 'class',
      label: 'Same kinds',
      description: 'Roles that the same kinds of principals can assume: services, users, providers …',
    },
    { value: 'path', label: 'Path' },
    { value: 'account', label: 'Account' },
    { value: 'unit', label: 'Organizational unit' },
    ...tagKeys.slice(0, 20).map((key) => ({ value: `tag:${key}`, label: `Tag ${key}` })),
  ]
  return (
    <div className="trust-toolbar-fold">
      <Select
        ariaLabel="Fold together"
        inlineLabelText="Fold together"
        options={options}
        selectedOption={options.find(({ value }) => value === foldText(drawn.by)) ?? null}
        onChange={({ detail }) => {
          const by = readFold(detail.selectedOption.value ?? null)
          if (by !== null) onFold(by)
        }}
      />
    </div>
  )
}
