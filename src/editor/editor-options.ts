import type { editor } from 'monaco-editor/editor'

/** How every policy editor looks and behaves. Letters and lines are those of the text shown while Monaco loads. */
export function editorOptions(task: {
  readonly label: string
  readonly readOnly: boolean
}): editor.IStandaloneEditorConstructionOptions {
  return {
    ariaLabel: task.label,
    readOnly: task.readOnly,
    readOnlyMessage: { value: 'This policy can be read, not changed' },
    automaticLayout: true,
    // Proposals and hovers may reach over the edge of the panel.
    fixedOverflowWidgets: true,
    fontFamily: "'Monaco', 'Menlo', 'Consolas', 'Courier Prime', 'Courier', monospace",
    fontSize: 13,
    lineHeight: 20,
    padding: { top: 8, bottom: 8 },
    lineNumbersMinChars: 3,
    glyphMargin: true,
    // What is selected is replaced by what is typed, a bracket or a quote as well.
    autoSurround: 'never',
    detectIndentation: false,
    tabSize: 2,
    wordWrap: 'on',
    wrappingIndent: 'indent',
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    scrollbar: { alwaysConsumeMouseWheel: false },
    guides: { indentation: true, highlightActiveIndentation: false },
    stickyScroll: { enabled: false },
    links: false,
    occurrencesHighlight: 'off',
    wordBasedSuggestions: 'off',
    quickSuggestions: { strings: true, other: true, comments: false },
    suggestOnTriggerCharacters: true,
    suggest: { preview: false, showStatusBar: false },
  }
}
