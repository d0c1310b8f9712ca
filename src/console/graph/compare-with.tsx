import Select from '@cloudscape-design/components/select'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { now, usePoints } from '#console/parts/history-point.tsx'
import { draftsStore } from '#console/state/drafts-store.ts'

type CompareWithProps = {
  /** A version or a point of the history; null: nothing is compared. */
  readonly point: string | null
  readonly onPoint: (point: string | null) => void
}

const applied = { value: now, label: 'What is applied, without the drafts' }
const nothing = { value: '', label: 'Nothing' }

/** Choose what the graph is compared with. */
export function CompareWith({ point, onPoint }: CompareWithProps): ReactNode {
  const groups = usePoints().filter(
    ({ options }) => options.length > 0 && options.every(({ value }) => value !== now),
  )
  const hasDrafts = useStore(draftsStore, ({ deciding }) => deciding.length > 0)
  const offered = [nothing, ...(hasDrafts || point === now ? [applied] : []), ...groups]
  const chosen =
    point === now ? applied : groups.flatMap(({ options }) => options).find(({ value }) => value === point)
  return (
    <div className="trust-toolbar-fold">
      <Select
        ariaLabel="Compare with"
        inlineLabelText="Compare with"
        filteringType="auto"
        filteringAriaLabel="Find a version or change"
        noMatch="No version is called so."
        options={offered}
        selectedOption={chosen ?? nothing}
        onChange={({ detail }) => onPoint(detail.selectedOption.value || null)}
      />
    </div>
  )
}
