import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type ReactNode, useEffect, useState } from 'react'

import { QuotedText } from '#console/parts/explain/quoted-text.tsx'
import type { DraftText } from '#console/state/drafts-store.ts'
import { diagnose } from '#language/diagnose.ts'
import type { DocumentGrammar } from '#model/document-place.ts'

type DraftStateProps = {
  readonly draft: DraftText | undefined
  /** What the editor shows: the draft, or what is stored. */
  readonly text: string
  readonly grammar: DocumentGrammar
  /** The version that decides in place of this one, where one does. */
  readonly inForce: string | null
}

/** One line: what decides right now, this text or an earlier one. */
export function DraftState(props: DraftStateProps): ReactNode {
  return (
    <div aria-live="polite" className="draft-state">
      {props.draft === undefined ? <Stored {...props} /> : <Drafted {...props} draft={props.draft} />}
    </div>
  )
}

function Stored({ text, grammar, inForce }: DraftStateProps): ReactNode {
  const problem = firstProblem(text, grammar)
  if (inForce !== null) {
    return (
      <StatusIndicator type="stopped">
        Another version, {inForce}, is the default and decides in place of this one.
      </StatusIndicator>
    )
  }
  if (problem !== null && text !== '') {
    return (
      <StatusIndicator type="warning">
        IAM would refuse this document, so answers that rest on it are unknown. <QuotedText text={problem} />
      </StatusIndicator>
    )
  }
  return (
    <StatusIndicator type="success">
      {text === '' ? 'No policy is set here yet.' : 'As stored. This document decides.'}
    </StatusIndicator>
  )
}

function Drafted({ draft, grammar, inForce }: DraftStateProps & { readonly draft: DraftText }): ReactNode {
  if (draft.isValid) {
    return (
      <StatusIndicator type="info">
        {draft.isNew === true ? 'Draft of a new policy' : 'Draft'}, not applied yet.{' '}
        {inForce === null
          ? 'Decisions use what you typed.'
          : `Until you apply it, version ${inForce} decides.`}
      </StatusIndicator>
    )
  }
  return (
    <StatusIndicator type="warning">
      {draft.lastValid === null
        ? 'This text is not a policy. Decisions use the stored version'
        : 'This text is not a policy. Decisions use the last valid version'}
      {draft.lastValid === null ? null : <Age since={draft.lastValid.at} />}
      {'. '}
      <Box variant="span">
        <QuotedText text={firstProblem(draft.text, grammar) ?? ''} />
      </Box>
    </StatusIndicator>
  )
}

function firstProblem(text: string, grammar: DocumentGrammar): string | null {
  const first = diagnose(text, grammar).problems.find(({ severity }) => severity === 'error')
  return first === undefined ? null : `First problem: ${first.message}`
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
