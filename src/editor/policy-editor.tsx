import './policy-editor.css'
import type { ReactNode } from 'react'

import type { PolicyGrammar } from '#engine/policy/grammar.ts'
import type { Diagnostic } from '#language/diagnostic.ts'
import { emptyVocabulary, type Vocabulary } from '#language/vocabulary.ts'
import { JsonView } from '#ui/json-view.tsx'

import type { StatementMark } from './adapters/marks.ts'
import { MonacoHost } from './monaco-host.tsx'
import { PlainEditor } from './plain-editor.tsx'
import { useMonaco } from './use-monaco.ts'

export type PolicyEditorProps = {
  /** Names the text: its undo is kept under this address, and markers belong to it. */
  readonly uri: string
  readonly text: string
  readonly onChange: (text: string) => void
  readonly grammar: PolicyGrammar
  /** The accessible name. */
  readonly label: string
  readonly readOnly: boolean
  /** The statement to bring into view, counted from 0. */
  readonly revealStatement?: number | null
  readonly marks?: readonly StatementMark[]
  readonly onProblems?: (problems: readonly Diagnostic[]) => void
  /** Names to propose besides those in the text. */
  readonly vocabulary?: Vocabulary
}

const noMarks: readonly StatementMark[] = []
const ignore = () => undefined

/** The text of one policy. It can be read at once, edited as soon as Monaco is there, and edited plainly if it never comes. */
export function PolicyEditor(props: PolicyEditorProps): ReactNode {
  const state = useMonaco()
  const text = props.text.replaceAll(/\r\n?/g, '\n')
  if (state.kind === 'failed') return <PlainEditor {...props} text={text} />
  if (state.kind === 'loading') {
    return (
      <div className="policy-editor" aria-busy>
        <div className="policy-editor-box policy-editor-waiting">
          <JsonView text={text} />
        </div>
        <p className="policy-editor-hint">Loading the editor…</p>
      </div>
    )
  }
  return (
    <MonacoHost
      {...props}
      monaco={state.monaco}
      text={text}
      revealStatement={props.revealStatement ?? null}
      marks={props.marks ?? noMarks}
      onProblems={props.onProblems ?? ignore}
      vocabulary={props.vocabulary ?? emptyVocabulary}
    />
  )
}
