import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type ReactNode, useEffect, useState } from 'react'

import type { DraftText } from '#console/state/drafts-store.ts'
import { diagnose } from '#language/diagnose.ts'
import type { DocumentGrammar } from '#model/document-place.ts'

type DraftStateProps = { readonly draft: DraftText | undefined; readonly grammar: DocumentGrammar }

/** One line: what decides right now, this text or an earlier one. */
export function DraftState({ draft, grammar }: DraftStateProps): ReactNode {
  return (
    <div aria-live="polite" className="draft-state">
      {draft === undefined ? (
        <StatusIndicator type="success">As stored. This document decides.</StatusIndicator>
      ) : draft.isValid ? (
        <StatusIndicator type="info">Draft, not applied yet. Decisions use what you typed.</StatusIndicator>
      ) : (
        <Broken draft={draft} grammar={grammar} />
      )}
    </div>
  )
}

function Broken({
  draft,
  grammar,
}: {
  readonly draft: DraftText
  readonly grammar: DocumentGrammar
}): ReactNode {
  const first = diagnose(draft.text, grammar).problems.find(({ severity }) => severity === 'error')
  return (
    <StatusIndicator type="warning">
      {draft.lastValid === null
        ? 'This text is not a policy yet. Decisions use the stored version'
        : 'This text is not a policy. Decisions use the last valid version'}
      {draft.lastValid === null ? '' : <Age since={draft.lastValid.at} />}
      {'. '}
      {first === undefined ? null : <Box variant="span">First problem: {first.message}</Box>}
    </StatusIndicator>
  )
}

const tickMs = 1000

/** ` (12 s ago)`. Not part of what is announced: it changes every second. */
function Age({ since }: { readonly since: number }): ReactNode {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), tickMs)
    return () => clearInterval(clock)
  }, [])
  const seconds = Math.max(0, Math.round((now - since) / tickMs))
  return (
    <span aria-hidden="true"> ({seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`} ago)</span>
  )
}
