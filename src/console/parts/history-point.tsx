import FormField from '@cloudscape-design/components/form-field'
import Select, { type SelectProps } from '@cloudscape-design/components/select'
import Spinner from '@cloudscape-design/components/spinner'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'

import type { Workspace } from '#model/workspace.ts'
import type { History } from '#persistence/history.ts'

import { projectStore } from '../state/project-store.ts'
import { versionQuery, versionsQuery } from '../state/versions-query.ts'
import { workspaceAfter } from '../state/workspace-after.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { labelSentence } from '../wording/change-wording.ts'
import { instantText } from './instant-text.tsx'

/** The point where the workspace is now, as the address spells it. Others: `after-3`, `version-ID`. */
export const now = 'now'

type PointFieldProps = {
  readonly label: string
  readonly options: readonly SelectProps.OptionGroup[]
  readonly point: string
  readonly onChoose: (point: string) => void
}

/** Choose a point of the history, or a version. */
export function PointField({ label: name, options, point, onChoose }: PointFieldProps): ReactNode {
  const chosen = options.flatMap((group) => group.options).find(({ value }) => value === point)
  return (
    <FormField label={name}>
      <Select
        selectedOption={chosen ?? null}
        options={options}
        filteringType="auto"
        filteringAriaLabel="Find a point"
        placeholder="Choose a point"
        onChange={({ detail }) => onChoose(detail.selectedOption.value ?? now)}
      />
    </FormField>
  )
}

/** The points that there are to choose from. */
export function usePoints(): readonly SelectProps.OptionGroup[] {
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

/** The workspace at a point; `gone`: there is no such point any more, or it can't be read. */
export type WorkspaceThen = Workspace | 'pending' | 'gone'

/** The workspace at a point of the address. */
export function useWorkspaceAt(point: string): WorkspaceThen {
  const state = useStore(
    workspaceStore,
    useShallow(({ workspace, past, future }) => ({ workspace, past, future })),
  )
  const project = useStore(projectStore, ({ open }) => open?.id)
  const version = point.startsWith('version-') ? point.slice('version-'.length) : null
  const { data, isPending } = useQuery(versionQuery(project, version))
  const past = useMemo(() => (version === null ? pastWorkspace(state, point) : null), [state, version, point])
  if (version === null) return past ?? 'gone'
  return isPending ? 'pending' : (data ?? 'gone')
}

/** Why two points can't be compared: one of them isn't read yet, or is gone. */
export function PointsNote({ points }: { readonly points: readonly unknown[] }): ReactNode {
  if (points.includes('gone')) return 'One of the two can’t be read any more.'
  return (
    <output>
      <Spinner /> Reading the version
    </output>
  )
}

function pastWorkspace(history: History, point: string): Workspace | null {
  if (point === now) return history.workspace
  const count = Number(/^after-(\d+)$/.exec(point)?.[1] ?? 'none')
  return count <= history.past.length ? workspaceAfter(history, count) : null
}
