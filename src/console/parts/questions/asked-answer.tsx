import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import type { Trace } from '#engine/explain/trace.ts'
import type { Principal } from '#model/entities/entity.ts'
import { entityOf } from '#model/workspace.ts'

import { explanationQuery } from '../../state/queries.ts'
import { useMoment } from '../../state/use-moment.ts'
import { unknownSentence } from '../../wording/unknown-wording.ts'
import { decisionWords } from '../../wording/verdict-wording.ts'
import { useWorkspace } from '../use-entities.ts'
import { AccessState, accessText } from './access-words.tsx'
import type { AskedQuestion } from './asked-question.ts'
import { principalAnswerQuery } from './principal-answer.ts'
import { useAskDoubt } from './use-ask-doubt.ts'

type Of<Kind extends AskedQuestion['kind']> = Extract<AskedQuestion, { readonly kind: Kind }>

/** The answer to a question in a line. */
export function AskedAnswer({ question }: { readonly question: AskedQuestion }): ReactNode {
  const doubt = useAskDoubt(question.ask)
  const doubted = doubt.action ?? doubt.resource
  return (
    <>
      {question.kind === 'session' ? <OfSession {...question} /> : <OfPrincipal {...question} />}
      {doubted === null ? null : ` ${doubted}`}
    </>
  )
}

function OfSession({ session, ask }: Of<'session'>): ReactNode {
  const { data, error } = useQuery(explanationQuery(useMoment(), session, ask))
  if (error !== null) return <Failed error={error} />
  if (data === undefined) return <Deciding />
  return data.kind === 'unknown' ? (
    <Unknown text={data.reasons.map(unknownSentence).join(' ')} />
  ) : (
    <Decided trace={data.trace} />
  )
}

/** As all questions about users and roles are answered: whatever a session of theirs brings may be anything. */
function OfPrincipal({ principal, ask }: Of<'principal'>): ReactNode {
  const workspace = useWorkspace()
  const who = entityOf(workspace, 'user', principal) ?? entityOf(workspace, 'role', principal)
  return who === undefined ? <Unknown text="" /> : <OfEntity who={who} ask={ask} />
}

function OfEntity({ who, ask }: { readonly who: Principal } & Pick<AskedQuestion, 'ask'>): ReactNode {
  const { data, error } = useQuery(principalAnswerQuery(useMoment(), who, ask))
  if (error !== null) return <Failed error={error} />
  if (data === undefined) return <Deciding />
  const { access, explained } = data
  if (access === null) return <Unknown text="" />
  const isDecided = access.state === 'allowed' || access.state === 'denied'
  if (isDecided && explained?.kind === 'traced') return <Decided trace={explained.trace} />
  return (
    <>
      <AccessState state={access.state} /> {accessText(access)}
    </>
  )
}

function Decided({ trace }: { readonly trace: Trace }): ReactNode {
  const { words, icon, colour } = decisionWords(trace.decision)
  return (
    <>
      <StatusIndicator type={icon} colorOverride={colour}>
        {words}
      </StatusIndicator>{' '}
      {trace.sentence.replaceAll('`', '')}
    </>
  )
}

function Unknown({ text }: { readonly text: string }): ReactNode {
  return (
    <>
      <StatusIndicator type="warning">Unknown</StatusIndicator> {text}
    </>
  )
}

function Deciding(): ReactNode {
  return <StatusIndicator type="loading">Deciding</StatusIndicator>
}

function Failed({ error }: { readonly error: Error }): ReactNode {
  return <>The engine could not answer: {error.message}</>
}
