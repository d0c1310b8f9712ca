import ExpandableSection from '@cloudscape-design/components/expandable-section'
import type { ReactNode } from 'react'

import { halvesMeaning, hiddenSentence } from '#console/wording/half-wording.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'

import { HalfList } from './half-list.tsx'

type HiddenNoteProps = {
  readonly trust: TrustGraph
  readonly focus: string | null
  readonly onFocus: (nodeId: string) => void
}

/** Counts the permissions on many roles that stand for no lines, and lists them: those of whoever is in focus stand beside it. */
export function HiddenNote({ trust, focus, onFocus }: HiddenNoteProps): ReactNode {
  const { hidden = [] } = trust
  if (hidden.length === 0 || focus !== null) return null
  return (
    <ExpandableSection headerText={hiddenSentence(hidden.length)}>
      <p>{halvesMeaning}</p>
      <HalfList
        label="Permissions on many roles"
        halves={hidden}
        trust={trust}
        focus={focus}
        onFocus={onFocus}
      />
    </ExpandableSection>
  )
}
