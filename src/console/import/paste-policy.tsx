import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Textarea from '@cloudscape-design/components/textarea'
import { type ReactNode, useId, useMemo, useState } from 'react'

import { QuotedText } from '#console/parts/explain/quoted-text.tsx'
import { grammarNames } from '#console/wording/import-wording.ts'
import { JsonView } from '#ui/json-view.tsx'

import { type Pasted, readPasted, type Slip } from './pasted-policy.ts'
import { PlacePasted } from './place-pasted.tsx'

const mostShown = 5

/** One policy that somebody has as text: what it is, where it is wrong, and where it goes. */
export function PastePolicy(): ReactNode {
  const [text, setText] = useState('')
  const pasted = useMemo(() => readPasted(text), [text])
  const said = useId()
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="A policy document, or an answer of the AWS CLI that holds one, percent-encoded or not."
        >
          Paste a single policy
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FormField label="Policy" stretch>
          <Textarea
            value={text}
            onChange={({ detail }) => setText(detail.value)}
            rows={8}
            spellcheck={false}
            ariaDescribedby={said}
            placeholder={'{ "Version": "2012-10-17", "Statement": [ … ] }'}
          />
        </FormField>
        <div id={said} aria-live="polite">
          <Said pasted={pasted} />
        </div>
        {pasted.kind === 'policy' ? <PlacePasted pasted={pasted} onDone={() => setText('')} /> : null}
      </SpaceBetween>
    </Container>
  )
}

function Said({ pasted }: { readonly pasted: Pasted }): ReactNode {
  switch (pasted.kind) {
    case 'nothing':
      return null
    case 'refused':
      return <Slips slips={pasted.slips} />
    case 'policy':
      return (
        <SpaceBetween size="s">
          <StatusIndicator type="success">
            {`Recognised as ${pasted.grammars.map((grammar) => grammarNames[grammar]).join(', or ')}`}
          </StatusIndicator>
          {pasted.wasInside ? <JsonView text={JSON.stringify(pasted.document, null, 2)} /> : null}
        </SpaceBetween>
      )
  }
}

function Slips({ slips }: { readonly slips: readonly Slip[] }): ReactNode {
  const more = slips.length - mostShown
  return (
    <Alert type="error" header="This is not a policy that AWS would take">
      <ul>
        {slips.slice(0, mostShown).map(({ message, place }) => (
          <li key={`${message} ${JSON.stringify(place)}`}>
            {place === null ? '' : `Line ${place.line}, column ${place.column}: `}
            <QuotedText text={message} />
          </li>
        ))}
        {more > 0 ? <li>{`and ${more} more`}</li> : null}
      </ul>
    </Alert>
  )
}
