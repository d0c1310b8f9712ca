import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

import type { DeniedRequest } from '#interchange/denied-message/denied-request.ts'

import { Copyable } from '../parts/copyable.tsx'
import { decodeCommand, noteText } from './denied-wording.ts'
import { textOfPrincipal } from './pasted-question.ts'

type ReadingNotesProps = {
  readonly requests: readonly DeniedRequest[]
  readonly chosen: number
  readonly onChoose: (chosen: number) => void
}

/** Which of the refusals is asked, and what to know about how it was read. */
export function ReadingNotes({ requests, chosen, onChoose }: ReadingNotesProps): ReactNode {
  const request = requests[chosen]
  if (request === undefined) return null
  const options = requests.map((each, i) => ({ value: String(i), label: labelOf(each) }))
  return (
    <SpaceBetween size="s">
      {requests.length > 1 && (
        <FormField label={`The text tells of ${requests.length} refusals`}>
          <Select
            options={options}
            selectedOption={options[chosen] ?? null}
            onChange={({ detail }) => onChoose(Number(detail.selectedOption.value))}
          />
        </FormField>
      )}
      {request.notes.length > 0 && (
        <Alert type="info">
          <ul className="plain-list">
            {request.notes.map((note) => (
              <li key={JSON.stringify(note)}>
                {noteText(note)}{' '}
                {note.kind === 'encoded' && (
                  <span className="paste-command">
                    <Copyable text={decodeCommand(note.message)} what="the command" />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </SpaceBetween>
  )
}

function labelOf({ principal, action, resource }: DeniedRequest): string {
  const who = principal === null ? 'somebody' : textOfPrincipal(principal)
  return `${action ?? 'an unknown action'} on ${resource ?? 'an unknown resource'} by ${who}`
}
