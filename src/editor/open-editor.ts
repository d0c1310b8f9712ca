import type { editor } from 'monaco-editor/editor'

import type { PolicyGrammar } from '#engine/policy/grammar.ts'
import type { Diagnostic } from '#language/diagnostic.ts'
import { statementSpan } from '#language/statement-span.ts'
import { emptyVocabulary, type Vocabulary } from '#language/vocabulary.ts'

import { watchProblems } from './adapters/diagnostics.ts'
import { markDecorations, revealDecorations, type StatementMark } from './adapters/marks.ts'
import { editorOptions } from './editor-options.ts'
import { closeModel, openModel } from './models.ts'
import type { Monaco } from './monaco.ts'
import { describeDocument } from './open-documents.ts'
import { rangeOf } from './range-of.ts'
import { replaceText } from './replace-text.ts'
import { textEcho } from './text-echo.ts'

type EditorTask = {
  readonly uri: string
  /** Lines end in `\n`. */
  readonly text: string
  readonly grammar: PolicyGrammar
  readonly label: string
  readonly readOnly: boolean
  readonly onChange: (text: string) => void
  readonly onProblems: (problems: readonly Diagnostic[]) => void
}

/** An editor on the page, which shows one text after the other: making one takes longer than a frame. */
export type EditorView = {
  /** Show a text until it is closed. */
  readonly show: (task: EditorTask) => OpenEditor
  readonly dispose: () => void
}

/** A text in the editor, as the React part steers it. */
export type OpenEditor = {
  /** Take up a text from outside, unless it is one that `onChange` told of. */
  readonly setText: (text: string) => void
  /** Names to propose besides those in the text. */
  readonly setVocabulary: (vocabulary: Vocabulary) => void
  readonly setMarks: (marks: readonly StatementMark[]) => void
  readonly reveal: (statement: number | null) => void
  readonly close: () => void
}

/** An editor that fills `host`, with the first text in it. */
export function createView(monaco: Monaco, host: HTMLElement, first: EditorTask): EditorView {
  // made with its first model: an editor without one has nothing to lay out
  const view = monaco.editor.create(host, {
    ...editorOptions(first),
    model: openModel(monaco, first.uri, first.text),
  })
  return { show: (task) => showIn(monaco, view, task), dispose: () => view.dispose() }
}

function showIn(monaco: Monaco, view: editor.IStandaloneCodeEditor, task: EditorTask): OpenEditor {
  const model = openModel(monaco, task.uri, task.text)
  describeDocument(model.uri, { grammar: task.grammar, vocabulary: emptyVocabulary })
  view.updateOptions(editorOptions(task))
  if (view.getModel() !== model) view.setModel(model)
  const stopWatching = watchProblems(monaco, model, task.onProblems)
  const echo = textEcho(task.text)
  let isSetting = false
  const marks = view.createDecorationsCollection()
  const revealed = view.createDecorationsCollection()
  const subscription = model.onDidChangeContent(() => {
    revealed.clear()
    if (isSetting) return
    const text = model.getValue()
    echo.tell(text)
    task.onChange(text)
  })
  return {
    setText: (text) => {
      if (!echo.isNews(text) || text === model.getValue()) return
      isSetting = true
      replaceText(model, text)
      isSetting = false
      echo.tell(text)
    },
    setVocabulary: (vocabulary) => describeDocument(model.uri, { grammar: task.grammar, vocabulary }),
    setMarks: (next) => {
      marks.set(markDecorations(model, next))
    },
    reveal: (statement) => {
      revealed.set(revealDecorations(model, statement))
      goToStatement(view, model, statement)
    },
    close: () => {
      stopWatching()
      subscription.dispose()
      marks.clear()
      revealed.clear()
      view.setModel(null)
      closeModel(model)
    },
  }
}

function goToStatement(
  view: editor.IStandaloneCodeEditor,
  model: editor.ITextModel,
  statement: number | null,
): void {
  const span = statement === null ? null : statementSpan(model.getValue(), statement)
  if (span === null) return
  const range = rangeOf(model, span)
  view.setPosition({ lineNumber: range.startLineNumber, column: range.startColumn })
  view.revealRangeNearTopIfOutsideViewport(range)
}
