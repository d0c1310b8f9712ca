import type { IRange, languages } from 'monaco-editor/editor'

import { type Completion, completionsAt } from '#language/completion.ts'

import type { Monaco } from '../monaco.ts'
import { documentOf } from '../open-documents.ts'
import { rangeOf } from '../range-of.ts'

type Languages = Monaco['languages']

/** Proposals for the models that a policy editor has open. */
export function completionAdapter(monacoLanguages: Languages): languages.CompletionItemProvider {
  return {
    triggerCharacters: ['"', ':', ' '],
    provideCompletionItems(model, position) {
      const document = documentOf(model)
      if (document === undefined || model.getValueLength() > mostCompleted) return { suggestions: [] }
      const { grammar, vocabulary } = document
      const found = completionsAt(model.getValue(), model.getOffsetAt(position), grammar, vocabulary)
      return {
        suggestions: found.map((completion, index) =>
          asItem(completion, index, rangeOf(model, completion.replaces), monacoLanguages),
        ),
      }
    },
  }
}

/** Reading more than this many characters at every keystroke would be felt. */
const mostCompleted = 500_000

function asItem(
  completion: Completion,
  index: number,
  range: IRange,
  { CompletionItemKind: kinds, CompletionItemInsertTextRule: rules }: Languages,
): languages.CompletionItem {
  const { label, meaning, snippet, filterText, isHalf, kind } = completion
  const kindOf: Readonly<Record<Completion['kind'], languages.CompletionItemKind>> = {
    element: kinds.Property,
    operator: kinds.Operator,
    'context-key': kinds.Field,
    value: kinds.Value,
    service: kinds.Module,
    statement: kinds.Snippet,
  }
  return {
    label,
    range,
    kind: kindOf[kind],
    insertText: snippet,
    insertTextRules: rules.InsertAsSnippet,
    filterText,
    // As found: what is most likely stands first.
    sortText: String(index).padStart(6, '0'),
    ...(meaning === null ? {} : { documentation: { value: meaning } }),
    ...(isHalf ? { command: { id: 'editor.action.triggerSuggest', title: 'Suggest' } } : {}),
  }
}
