import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import type { Trace } from '#engine/explain/trace.ts'
import type { Session } from '#sessions/session.ts'
import type { Ask } from '#worker/contract.ts'

import { Explanation } from '../parts/explain/explanation.tsx'
import { gateName } from '../parts/explain/gate-words.ts'
import { QuotedText } from '../parts/explain/quoted-text.tsx'
import { useWorkspace } from '../parts/use-entities.ts'
import { explanationQuery } from '../state/queries.ts'
import { useMoment } from '../state/use-moment.ts'
import { decisionWords } from '../wording/verdict-wording.ts'
import { compare, type Comparison, unseenOf } from './comparison.ts'
import { comparisonText, reasonText, unseenText } from './denied-wording.ts'
import type { PastedQuestion } from './pasted-question.ts'
import { reportMarkdown } from './report-markdown.ts'

type FindingProps = {
  readonly session: Session
  readonly account: string | null
  readonly ask: Ask
  readonly question: PastedQuestion
}

/** What AWS said beside what is found here, what else would stop the request, and why. */
export function Finding({ session, account, ask, question }: FindingProps): ReactNode {
  const { data } = useQuery(explanationQuery(useMoment(), session, ask))
  const [isExplained, setExplained] = useState(true)
  return (
    <Container
      header={<Header variant="h2">{question.isAsked ? 'What we find' : 'AWS says, we find'}</Header>}
    >
      <SpaceBetween size="m">
        {question.isAsked ? null : data?.kind === 'traced' ? (
          <Compared {...{ session, account, ask, question }} trace={data.trace} />
        ) : (
          <p>
            <strong>AWS says:</strong> {reasonText(question.reason)}
          </p>
        )}
        {isExplained ? (
          <Explanation session={session} ask={ask} proposesAtOnce onClose={() => setExplained(false)} />
        ) : (
          <Button onClick={() => setExplained(true)}>Show why</Button>
        )}
      </SpaceBetween>
    </Container>
  )
}

function Compared({
  session,
  account,
  ask,
  question,
  trace,
}: FindingProps & { readonly trace: Trace }): ReactNode {
  const workspace = useWorkspace()
  const { reason } = question
  const comparison = compare(reason, trace)
  const isDoubtful = !agrees(comparison)
  const { action, resource, context } = ask
  const unseen = isDoubtful ? unseenOf(workspace, { session, account, resource, context, trace }, reason) : []
  const { words, icon, colour } = decisionWords(trace.decision)
  const stops = trace.gates
    .filter(({ outcome }) => outcome === 'stop')
    .map(({ gate }) => gateName(gate, action))
  const report = reportMarkdown({ question: { ...question, ...ask }, reason, trace, comparison, unseen })
  return (
    <SpaceBetween size="s">
      <dl className="says-finds">
        <div>
          <dt>AWS says</dt>
          <dd>{reasonText(reason)}</dd>
        </div>
        <div>
          <dt>We find</dt>
          <dd>
            <StatusIndicator type={icon} colorOverride={colour}>
              {words}
            </StatusIndicator>{' '}
            <QuotedText text={trace.sentence} />
          </dd>
        </div>
      </dl>
      <Alert type={isDoubtful ? 'warning' : 'success'} header={isDoubtful ? 'They differ' : 'They agree'}>
        {comparisonText(comparison)}
        {unseen.length > 0 && (
          <ul className="plain-list">
            {unseen.map((each) => (
              <li key={JSON.stringify(each)}>{unseenText(each)}</li>
            ))}
          </ul>
        )}
      </Alert>
      {stops.length > 0 && (
        <p>
          {stops.length === 1 ? 'One gate stops it: ' : `${stops.length} gates stop it, each on its own: `}
          {stops.join(', ')}. {stops.length > 1 && 'AWS names one only; mending that one leaves the others.'}
        </p>
      )}
      <CopyToClipboard
        copyButtonText="Copy as Markdown"
        textToCopy={report}
        copySuccessText="Copied"
        copyErrorText="The browser did not let us copy"
      />
    </SpaceBetween>
  )
}

function agrees({ kind }: Comparison): boolean {
  return kind === 'same' || kind === 'denied-too'
}
