import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import type { Caller } from '#model/caller.ts'
import type { Ask, Standpoint } from '#worker/contract.ts'

import { engine } from '../../state/engines.ts'
import { identityOf } from '../../state/identity-of.ts'
import { useMoment } from '../../state/use-moment.ts'
import { TraceView } from '../explain/trace-view.tsx'
import { UnknownReasons } from '../explain/unknown-reasons.tsx'

type CallerExplanationProps = {
  readonly name: string
  readonly caller: Caller
  /** With the keys of a context in which it was seen to pass, where there are any. */
  readonly ask: Ask
  readonly note: string
  /** Where it is asked; left out, in the workspace as it is with the edits in progress. */
  readonly standpoint?: Standpoint
  /** Left out where it stays open. */
  readonly onClose?: () => void
}

/** Why one of those whom a question found may or may not: the same layers as on the board. */
export function CallerExplanation(props: CallerExplanationProps): ReactNode {
  const { name, caller, ask, note, onClose } = props
  const { revision, drafts } = useMoment()
  const standpoint = props.standpoint ?? { change: null, drafts }
  const { data, error, isPending } = useQuery({
    networkMode: 'always',
    staleTime: Infinity,
    retry: false,
    queryKey: ['explain-caller', revision, placeOf(standpoint), caller, ask],
    queryFn: ({ signal }) =>
      engine('interactive').ask('explainCaller', { caller, ask, ...standpoint }, signal),
  })
  return (
    <section aria-label={`Why: ${name}`}>
      <Container
        header={
          <Header
            variant="h2"
            description={`${ask.action} on ${ask.resource}`}
            actions={
              onClose && (
                <Button variant="icon" iconName="close" ariaLabel="Close the explanation" onClick={onClose} />
              )
            }
          >
            {name}
          </Header>
        }
      >
        <SpaceBetween size="s">
          {note === '' ? null : <Box variant="p">{note}</Box>}
          {isPending ? <Spinner /> : null}
          {error === null ? null : (
            <Alert type="error">The engine could not explain this: {error.message}</Alert>
          )}
          {data?.kind === 'traced' ? <TraceView trace={data.trace} request={data.request} /> : null}
          {data?.kind === 'unknown' ? <UnknownReasons reasons={data.reasons} /> : null}
        </SpaceBetween>
      </Container>
    </section>
  )
}

function placeOf({ change, drafts }: Standpoint): string {
  return `${change === null ? '' : identityOf(change)} ${identityOf(drafts)}`
}
