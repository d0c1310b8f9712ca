import type { editor } from 'monaco-editor/editor'

import { diagnose } from '#language/diagnose.ts'
import type { Diagnostic } from '#language/diagnostic.ts'

import type { Monaco } from '../monaco.ts'
import { documentOf } from '../open-documents.ts'
import { rangeOf } from '../range-of.ts'

const owner = 'policy'

/** Long enough for a burst of keys, short enough to seem at once. */
const restMilliseconds = 80

/** Keep the markers of `model` true to its text until the answer is called. */
export function watchProblems(
  monaco: Monaco,
  model: editor.ITextModel,
  onProblems: (problems: readonly Diagnostic[]) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = (version: number) => {
    const document = documentOf(model)
    if (model.isDisposed() || document === undefined || model.getVersionId() !== version) return
    const { problems } = diagnose(model.getValue(), document.grammar)
    const markers = problems.map((problem) => asMarker(monaco, model, problem))
    monaco.editor.setModelMarkers(model, owner, markers)
    onProblems(problems)
  }
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(show, restMilliseconds, model.getVersionId())
  }
  const subscription = model.onDidChangeContent(later)
  show(model.getVersionId())
  return () => {
    clearTimeout(timer)
    subscription.dispose()
  }
}

function asMarker(
  { MarkerSeverity }: Monaco,
  model: editor.ITextModel,
  problem: Diagnostic,
): editor.IMarkerData {
  const { span, message, severity } = problem
  return {
    ...rangeOf(model, span),
    message,
    severity: severity === 'error' ? MarkerSeverity.Error : MarkerSeverity.Warning,
  }
}
