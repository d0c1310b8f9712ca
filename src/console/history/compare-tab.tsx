import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Select, { type SelectProps } from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'

import { useSearchParameter } from '#console/parts/hash-location.ts'
import { instantText } from '#console/parts/instant-text.tsx'
import { projectStore } from '#console/state/project-store.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'
import { labelSentence } from '#console/wording/change-wording.ts'
import type { Workspace } from '#model/workspace.ts'
import { changeBetween } from '#persistence/change-between.ts'
import type { History } from '#persistence/history.ts'

import { ChangeView } from './change-view.tsx'
import { workspaceAfter } from './history-points.ts'
import { versionQuery, versionsQuery } from './versions-query.ts'

const now = 'now'
const label = { verb: 'compare', names: [] }

/** Two points of the history, or versions, and every entity that differs between them. */
export function CompareTab(): ReactNode {
  const [from, setFrom] = useSearchParameter('from')
  const [to, setTo] = useSearchParameter('to')
  const options = usePoints()
  const before = useWorkspaceAt(from ?? 'after-0')
  const after = useWorkspaceAt(to ?? now)
  const change = useMemo(
    () => (before === null || after === null ? null : changeBetween(before, after, label)),
    [before, after],
  )
  return (
    <SpaceBetween size="m">
      <Container>
        <ColumnLayout columns={2}>
          <PointField label="From" options={options} point={from ?? 'after-0'} onChoose={setFrom} />
          <PointField label="To" options={options} point={to ?? now} onChoose={setTo} />
        </ColumnLayout>
      </Container>
      <Container>
        {change === null ? (
          'One of the two can’t be read any more.'
        ) : (
          <ChangeView key={`${from} ${to}`} change={change} />
        )}
      </Container>
    </SpaceBetween>
  )
}

type PointFieldProps = {
  readonly label: string
  readonly options: readonly SelectProps.OptionGroup[]
  readonly point: string
  readonly onChoose: (point: string) => void
}

function PointField({ label: name, options, point, onChoose }: PointFieldProps): ReactNode {
  const chosen = options.flatMap((group) => group.options).find(({ value }) => value === point)
  return (
    <FormField label={name}>
      <Select
        selectedOption={chosen ?? null}
        options={options}
        filteringType="auto"
        placeholder="Choose a point"
        onChange={({ detail }) => onChoose(detail.selectedOption.value ?? now)}
      />
    </FormField>
  )
}

function usePoints(): readonly SelectProps.OptionGroup[] {
  const project = useStore(projectStore, ({ open }) => open?.id)
  const { data: versions = [] } = useQuery(versionsQuery(project))
  const past = useStore(workspaceStore, (state) => state.past)
  const changes = past.map((change, index) => ({
    value: `after-${index + 1}`,
    label: `After “${labelSentence(change.label)}”`,
    description: change.at === null ? '' : instantText(change.at),
  }))
  const kept = versions.map(({ id, note, at }) => ({
    value: `version-${id}`,
    label: note,
    description: instantText(at),
  }))
  return [
    { label: 'Present', options: [{ value: now, label: 'Now' }] },
    { label: 'Versions', options: kept.toReversed() },
    {
      label: 'Changes',
      options: [...changes.toReversed(), { value: 'after-0', label: 'Where the history begins' }],
    },
  ]
}

/** The workspace at a point of the address; null where there is no such point, or it isn't read yet. */
function useWorkspaceAt(point: string): Workspace | null {
  const state = useStore(
    workspaceStore,
    useShallow(({ workspace, past, future }) => ({ workspace, past, future })),
  )
  const project = useStore(projectStore, ({ open }) => open?.id)
  const version = point.startsWith('version-') ? point.slice('version-'.length) : null
  const { data } = useQuery(versionQuery(project, version))
  const past = useMemo(() => (version === null ? pastWorkspace(state, point) : null), [state, version, point])
  return version === null ? past : (data ?? null)
}

function pastWorkspace(history: History, point: string): Workspace | null {
  if (point === now) return history.workspace
  const count = Number(/^after-(\d+)$/.exec(point)?.[1] ?? 'none')
  return count <= history.past.length ? workspaceAfter(history, count) : null
}
