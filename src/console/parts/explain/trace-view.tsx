import './explain.css'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type ReactNode, useState } from 'react'

import type { GateKind, Trace } from '#engine/explain/trace.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'

import { decisionWords } from '../../wording/verdict-wording.ts'
import { useWorkspace } from '../use-entities.ts'
import { GatePipeline } from './gate-pipeline.tsx'
import { GateStatements } from './gate-statements.tsx'
import { storyOf } from './gate-story.ts'
import { gateName } from './gate-words.ts'
import { gatesWithoutData } from './no-data.ts'
import { QuotedText } from './quoted-text.tsx'
import { traceMarkdown } from './trace-markdown.ts'

type TraceViewProps = { readonly trace: Trace; readonly request: AuthorizationRequest }

/** A decision explained in layers: the sentence, the gates, the statements of one gate, their comparisons. */
export function TraceView({ trace, request }: TraceViewProps): ReactNode {
  const { action } = request
  const story = storyOf(trace)
  const workspace = useWorkspace()
  const noData = gatesWithoutData(workspace, request, trace)
  const [chosen, choose] = useState<GateKind | null>(null)
  const openGate = trace.gates.find(({ gate }) => gate === (chosen ?? story.focus))
  const { words, icon, colour } = decisionWords(trace.decision)
  return (
    <div className="trace">
      <p className="trace-sentence">
        <StatusIndicator type={icon} colorOverride={colour}>
          {words}
        </StatusIndicator>
        <span className="for-screen-readers">:</span> <QuotedText text={trace.sentence} />
      </p>
      <GatePipeline
        trace={trace}
        noData={noData}
        action={action}
        open={openGate?.gate ?? null}
        onOpen={choose}
      />
      {story.alsoStops.length > 0 && <p>Would also stop at: {listOf(story.alsoStops, action)}.</p>}
      {story.skipped.length > 0 && (
        <p>Not asked, since they could not change the answer: {listOf(story.skipped, action)}.</p>
      )}
      {trace.notes.map(({ kind, sentence }) => (
        <p key={kind}>
          <strong>Good to know:</strong> <QuotedText text={sentence} />
        </p>
      ))}
      {openGate !== undefined && (
        <GateStatements
          key={openGate.gate}
          gate={openGate}
          missing={noData.get(openGate.gate) ?? null}
          trace={trace}
          action={action}
        />
      )}
      <TraceFoot trace={trace} markdown={traceMarkdown({ request, trace, noData })} />
    </div>
  )
}

function listOf(gates: readonly GateKind[], action: string): string {
  return gates.map((gate) => gateName(gate, action)).join(', ')
}

type TraceFootProps = { readonly trace: Trace; readonly markdown: string }

function TraceFoot({ trace, markdown }: TraceFootProps): ReactNode {
  return (
    <>
      {trace.missingContextKeys.length > 0 && (
        <p>
          Keys that a statement asked for and the request does not carry:{' '}
          {trace.missingContextKeys.join(', ')}.
        </p>
      )}
      <SpaceBetween direction="horizontal" size="xs">
        {trace.awsMessage !== null && (
          <CopyToClipboard
            copyButtonText="Copy AWS-style message"
            textToCopy={trace.awsMessage}
            copySuccessText="Message copied"
            copyErrorText="The browser did not let us copy"
          />
        )}
        <CopyToClipboard
          copyButtonText="Copy explanation as Markdown"
          textToCopy={markdown}
          copySuccessText="Explanation copied"
          copyErrorText="The browser did not let us copy"
        />
      </SpaceBetween>
    </>
  )
}
