import Box from '@cloudscape-design/components/box'
import type { ReactNode } from 'react'

import { hiddenSentence } from '#console/wording/graph-wording.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'

type HiddenNoteProps = { readonly trust: TrustGraph; readonly focus: string | null }

/** Counts the permissions on many roles that stand for no lines: those of the node in focus, else of everybody. */
export function HiddenNote({ trust, focus }: HiddenNoteProps): ReactNode {
  const hidden = (trust.hidden ?? []).filter(({ from }) => focus === null || from === focus)
  return hidden.length === 0 ? null : <Box>{hiddenSentence(hidden.length)}</Box>
}
