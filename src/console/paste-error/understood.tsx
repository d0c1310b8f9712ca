import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type ReactNode, useId, useState } from 'react'

import { useAskDoubt } from '../parts/questions/use-ask-doubt.ts'
import type { Asker } from './asker.ts'
import { ContextEditor } from './context-editor.tsx'
import type { PastedQuestion } from './pasted-question.ts'
import { PrincipalEditor, StandInNote } from './principal-editor.tsx'
import { ActionEditor, ResourceEditor } from './request-editors.tsx'

type Part = 'principal' | 'action' | 'resource' | 'context'

const names: Readonly<Record<Part, string>> = {
  principal: 'Principal',
  action: 'Action',
  resource: 'Resource',
  context: 'Context',
}

type UnderstoodProps = {
  readonly question: PastedQuestion
  readonly asker: Asker
  readonly onChange: (question: PastedQuestion) => void
}

/** What was read, a chip a part. A chip opens what corrects it; what is missing is open from the start. */
export function Understood({ question, asker, onChange }: UnderstoodProps): ReactNode {
  const [chosen, choose] = useState<Part | 'none' | null>(null)
  const id = useId()
  const wanted = firstWanted(question, asker)
  const open = chosen ?? wanted ?? 'none'
  const doubt = useAskDoubt(question)
  const doubted =
    open === 'action' ? doubt.resource : open === 'resource' ? doubt.action : (doubt.action ?? doubt.resource)
  return (
    <div className="understood">
      <ul className="paste-chips" aria-label="What was understood">
        {(['principal', 'action', 'resource', 'context'] as const).map((part) => {
          const text = textOf(part, question)
          return (
            <li key={part}>
              <button
                type="button"
                className="paste-chip"
                data-missing={text === null}
                aria-expanded={open === part}
                aria-controls={open === part ? id : undefined}
                onClick={() => choose(open === part ? 'none' : part)}
              >
                <span className="paste-chip-name">{names[part]}</span>{' '}
                <span className="paste-chip-text">{text ?? 'missing'}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {wanted !== null && <output className="paste-wanted">{wantedText(wanted, question)}</output>}
      {doubted !== null && (
        <output className="paste-wanted">
          <StatusIndicator type="warning">{doubted}</StatusIndicator>
        </output>
      )}
      <StandInNote asker={asker} />
      {open !== 'none' && (
        <div id={id}>
          <Editor
            part={open}
            question={question}
            asker={asker}
            doubt={doubt}
            onChange={(next) => {
              choose(open) // what somebody is correcting stays open, complete or not
              onChange(next)
            }}
          />
        </div>
      )}
    </div>
  )
}

type EditorProps = UnderstoodProps & { readonly part: Part; readonly doubt: ReturnType<typeof useAskDoubt> }

function Editor({ part, doubt, ...rest }: EditorProps): ReactNode {
  const { question, asker, onChange } = rest
  switch (part) {
    case 'principal':
      return <PrincipalEditor question={question} asker={asker} onChange={onChange} />
    case 'action':
      return (
        <ActionEditor
          value={question.action}
          warning={doubt.action}
          onChange={(action) => onChange({ ...question, action })}
        />
      )
    case 'resource':
      return (
        <ResourceEditor
          value={question.resource}
          warning={doubt.resource}
          onChange={(resource) => onChange({ ...question, resource })}
        />
      )
    case 'context':
      return (
        <ContextEditor
          context={question.context}
          onChange={(context) => onChange({ ...question, context })}
        />
      )
  }
}

/** The first part without which the request can't be asked. */
function firstWanted(question: PastedQuestion, asker: Asker): Part | null {
  if (asker.kind !== 'ready') return 'principal'
  if (question.action.trim() === '') return 'action'
  return question.resource.trim() === '' ? 'resource' : null
}

function wantedText(part: Part, question: PastedQuestion): string {
  if (part === 'principal' && question.principal.trim() !== '') {
    return 'This principal is not in the workspace. Say who stands for it.'
  }
  return `To ask this again, the ${names[part].toLowerCase()} is needed; the text does not tell it.`
}

function textOf(part: Part, question: PastedQuestion): string | null {
  if (part !== 'context') return question[part].trim() === '' ? null : question[part]
  const keys = Object.keys(question.context)
  return keys.length === 0 ? 'no keys' : keys.join(', ')
}
