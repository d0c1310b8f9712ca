import ExpandableSection from '@cloudscape-design/components/expandable-section'
import { type ReactNode, useMemo } from 'react'

import type { NotLookedFor } from '#graph/escalation/ask-ways-up.ts'

import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { categoryWords, missingSentence } from '../wording/ways-up-wording.ts'

/** Techniques that no workspace tells of, so that nobody takes their absence for an answer. */
export function NotLookedForSection({ list }: { readonly list: readonly NotLookedFor[] }): ReactNode {
  const columns = useMemo(() => columnsFor(), [])
  return (
    <ExpandableSection headerText={`${list.length} techniques that are not looked for`}>
      <EntityTable
        title="Not looked for"
        items={list}
        columns={columns}
        idOf={({ technique }) => technique}
        about="All known techniques are looked for."
      />
    </ExpandableSection>
  )
}

function columnsFor(): readonly EntityColumn<NotLookedFor>[] {
  return [
    { id: 'name', header: 'Technique', text: ({ name }) => name },
    { id: 'category', header: 'Kind of way', text: ({ category }) => categoryWords[category] ?? category },
    { id: 'needs', header: 'What it would take to tell', text: ({ needs }) => missingSentence(needs) },
  ]
}
