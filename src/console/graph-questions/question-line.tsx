import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input, { type InputProps } from '@cloudscape-design/components/input'
import Link from '@cloudscape-design/components/link'
import { type FormEvent, type ReactNode, type RefObject, useEffect, useState } from 'react'

import type { Reading } from './also-meant.ts'

/** What is to be said at the line, and what can be picked there. */
export type LineNote = {
  /** What was not understood; null where all was. */
  readonly error: string | null
  /** Where a question that the graph doesn't answer is answered. */
  readonly elsewhere: { readonly href: string; readonly title: string } | null
  /** Others that a name may stand for. */
  readonly readings: readonly Reading[]
  /** Are they what may be meant by a name that stands for nothing? */
  readonly areGuesses: boolean
  /** That there are more; empty where there aren't. */
  readonly left: string
}

type QuestionLineProps = {
  /** The line of what is asked, or as it was typed. */
  readonly line: string
  readonly note: LineNote
  readonly examples: readonly string[]
  readonly input: RefObject<InputProps.Ref | null>
  readonly onLine: (line: string) => void
  readonly onReading: (reading: Reading) => void
}

/** A question in one line, as the palette takes it. It stays when it is answered, to be read and changed. */
export function QuestionLine(props: QuestionLineProps): ReactNode {
  const { line, note, examples, input, onLine } = props
  const [text, setText] = useState(line)
  const [before, setBefore] = useState(line)
  if (before !== line) {
    setBefore(line)
    setText(line)
  }
  useEffect(() => {
    // whoever opened it by its button goes on to type
    if (document.activeElement?.closest('.trust-toolbar') != null) input.current?.focus()
  }, [input])
  const isAsAsked = text === line
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onLine(text)
  }
  const pick = (example: string) => {
    input.current?.focus()
    setText(example)
    onLine(example)
  }
  return (
    <form onSubmit={submit} aria-label="Ask the graph in one line">
      <FormField label="Ask in one line" stretch errorText={isAsAsked ? note.error : null}>
        <div className="graph-line">
          <Input
            ref={input}
            value={text}
            onChange={({ detail }) => setText(detail.value)}
            placeholder={examples[0] ?? ''}
            spellcheck={false}
          />
          <Button formAction="submit">Ask the line</Button>
        </div>
      </FormField>
      {isAsAsked ? <Readings {...props} /> : null}
      {text === '' || (isAsAsked && note.error !== null) ? <Examples lines={examples} onPick={pick} /> : null}
    </form>
  )
}

function Readings({ note, onReading }: QuestionLineProps): ReactNode {
  const { elsewhere, readings, areGuesses, left } = note
  return (
    <>
      {elsewhere === null ? null : (
        <p className="graph-picks">
          <Link href={elsewhere.href}>{elsewhere.title}</Link>
        </p>
      )}
      {readings.length === 0 ? null : (
        <div className="graph-picks">
          <span>{areGuesses ? 'Is one of these meant?' : 'Others are called so too:'}</span>
          <ul aria-label="Other readings">
            {readings.map((reading) => (
              <li key={JSON.stringify(reading.question)}>
                <Button variant="inline-link" formAction="none" onClick={() => onReading(reading)}>
                  {reading.detail === '' ? reading.name : `${reading.name} (${reading.detail})`}
                </Button>
              </li>
            ))}
          </ul>
          {left === '' ? null : <span>{left}</span>}
        </div>
      )}
    </>
  )
}

type ExamplesProps = { readonly lines: readonly string[]; readonly onPick: (line: string) => void }

function Examples({ lines, onPick }: ExamplesProps): ReactNode {
  return (
    <div className="graph-picks">
      <span>For example:</span>
      <ul aria-label="Examples">
        {lines.map((line) => (
          <li key={line}>
            <Button variant="inline-link" formAction="none" onClick={() => onPick(line)}>
              {line}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
