import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'

import type { Monaco } from './monaco.ts'
import { createView, type EditorView, type OpenEditor } from './open-editor.ts'
import type { PolicyEditorProps } from './policy-editor.tsx'

type MonacoHostProps = Required<PolicyEditorProps> & { readonly monaco: Monaco }

/** One Monaco editor, kept in step with its props. */
export function MonacoHost(props: MonacoHostProps): ReactNode {
  const { monaco, uri, text, grammar, vocabulary, label, readOnly, marks, revealStatement } = props
  const host = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<OpenEditor | null>(null)
  const [hasFocus, setHasFocus] = useState(false)
  const onChange = useEffectEvent(props.onChange)
  const onProblems = useEffectEvent(props.onProblems)
  const currentText = useEffectEvent(() => text)

  const view = useRef<EditorView | null>(null)

  useEffect(() => {
    if (host.current === null) return undefined
    const task = { uri, text: currentText(), grammar, label, readOnly, onChange, onProblems }
    view.current ??= createView(monaco, host.current, task)
    const opened = view.current.show(task)
    setEditor(opened)
    return opened.close
  }, [monaco, uri, grammar, label, readOnly])
  // After the effect above: on the way out its text is taken off the editor first.
  useEffect(
    () => () => {
      view.current?.dispose()
      view.current = null
    },
    [],
  )
  useEffect(() => editor?.setText(text), [editor, text])
  useEffect(() => editor?.setVocabulary(vocabulary), [editor, vocabulary])
  useEffect(() => editor?.setMarks(marks), [editor, marks])
  useEffect(() => editor?.reveal(revealStatement), [editor, revealStatement])

  return (
    <div className="policy-editor" onFocus={() => setHasFocus(true)} onBlur={() => setHasFocus(false)}>
      <div className="policy-editor-box" ref={host} />
      <output className="policy-editor-hint">
        {hasFocus && !readOnly
          ? `Tab indents. Press ${leaveKeys} to let Tab leave the editor. F8 goes to the next problem.`
          : ''}
      </output>
    </div>
  )
}

const leaveKeys = navigator.userAgent.includes('Mac') ? 'Ctrl+Shift+M' : 'Ctrl+M'
