import { type ReactNode, useEffect, useRef } from 'react'

import { takesFocus } from '#console/parts/asking/awaited-answer.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'

import { type Found, isUnknown } from './answer-row.ts'
import type { LineSaid } from './line-in.ts'
import { OtherReadings } from './other-readings.tsx'

type AnswerSaidProps = {
  readonly title: string
  /** For whom names were taken, and who else may be meant. */
  readonly said: LineSaid
  readonly found: Found
  readonly graph: TrustGraph
  /** Does the title stand at the picture already? */
  readonly isDrawn: boolean
}

/** The answer as it is told to those who can't see it, of whom it is, and where it is no, who else has another one. */
export function AnswerSaid({ title, said, found, graph, isDrawn }: AnswerSaidProps): ReactNode {
  const { taken, note } = said
  const isNo = found.rows.every(isUnknown)
  const sentence = useRef<HTMLOutputElement>(null)
  useEffect(() => {
    if (takesFocus()) sentence.current?.focus()
  }, [])
  return (
    <>
      <output ref={sentence} tabIndex={-1} className={isDrawn ? 'answer-at-picture' : 'question-text'}>
        {taken === '' ? title : `${title} ${taken}`}
        {isNo && note.readings.length > 0 ? <OtherReadings readings={note.readings} graph={graph} /> : null}
      </output>
      {isDrawn && taken !== '' ? <p aria-hidden>{taken}</p> : null}
    </>
  )
}
