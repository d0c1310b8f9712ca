import './paste-error.css'
import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'

import type { DeniedRequest } from '#interchange/denied-message/denied-request.ts'
import { type DeniedTextProblem, readDenied } from '#interchange/denied-message/read-denied.ts'

import { goTo, useHashSearch } from '../parts/hash-location.ts'
import { hrefs } from '../parts/hrefs.ts'
import { useWorkspace } from '../parts/use-entities.ts'
import { sessionNow } from '../state/session-clock.ts'
import { askerOf, resourceAsked } from './asker.ts'
import { problemText } from './denied-wording.ts'
import { Finding } from './finding.tsx'
import { PasteForm } from './paste-form.tsx'
import { parametersOf, type PastedQuestion, questionOf, questionOfParameters } from './pasted-question.ts'
import { ReadingNotes } from './reading-notes.tsx'
import { Understood } from './understood.tsx'

/** What was pasted, as far as this visit knows: the question itself is in the address. */
type Pasted = {
  readonly requests: readonly DeniedRequest[]
  readonly chosen: number
  readonly problem: DeniedTextProblem | null
}

const nothing: Pasted = { requests: [], chosen: 0, problem: null }

/** Paste what AWS said when it refused: what was asked is rebuilt, asked here, and the two answers are compared. */
export function PasteErrorScreen(): ReactNode {
  const search = useHashSearch()
  const [pasted, setPasted] = useState(nothing)
  const linked = questionOfParameters(new URLSearchParams(search))

  const read = (text: string) => {
    const outcome = readDenied(text)
    setPasted(
      outcome.ok
        ? { requests: outcome.value, chosen: 0, problem: null }
        : { ...nothing, problem: outcome.problem },
    )
    const [first] = outcome.ok ? outcome.value : []
    if (first !== undefined) show(questionOf(first), { replace: linked !== null })
  }
  const choose = (chosen: number) => {
    const request = pasted.requests[chosen]
    if (request === undefined) return
    setPasted({ ...pasted, chosen })
    show(questionOf(request), { replace: true })
  }

  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Paste an access denied message or a CloudTrail event. The request is asked again here, and compared with what AWS said. Nothing is sent anywhere."
        >
          Explain an error
        </Header>
      }
    >
      <SpaceBetween size="l">
        <PasteForm onRead={read} />
        {pasted.problem !== null && (
          <Alert type="warning" header="No request could be read from this">
            {problemText(pasted.problem)}
          </Alert>
        )}
        {linked !== null && linked.lost.length > 0 && (
          <Alert type="warning">
            Part of the link could not be read and was left out: {linked.lost.join(' and ')}.
          </Alert>
        )}
        {linked !== null && <Asked question={linked.question} pasted={pasted} onChoose={choose} />}
      </SpaceBetween>
    </ContentLayout>
  )
}

type AskedProps = {
  readonly question: PastedQuestion
  readonly pasted: Pasted
  readonly onChoose: (chosen: number) => void
}

function Asked({ question, pasted, onChoose }: AskedProps): ReactNode {
  const workspace = useWorkspace()
  const [now] = useState(sessionNow)
  const asker = askerOf(workspace, question, now)
  const resource = resourceAsked(question, asker)
  const action = question.action.trim()
  const isComplete = asker.kind === 'ready' && action !== '' && resource !== ''
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">What was understood</Header>}>
        <SpaceBetween size="m">
          <ReadingNotes requests={pasted.requests} chosen={pasted.chosen} onChoose={onChoose} />
          <Understood question={question} asker={asker} onChange={(next) => show(next, { replace: true })} />
        </SpaceBetween>
      </Container>
      {isComplete && (
        <Finding
          key={`${question.principal} ${action} ${resource}`}
          session={asker.session}
          account={asker.entity?.accountId ?? null}
          ask={{ action, resource, context: question.context }}
          question={question}
        />
      )}
    </SpaceBetween>
  )
}

function show(question: PastedQuestion, options: { readonly replace: boolean }): void {
  goTo(`${hrefs.explainError}?${parametersOf(question).toString()}`, options)
}
