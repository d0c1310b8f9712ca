import type { languages } from 'monaco-editor/editor'

import { format } from '#language/format.ts'

export const formatAdapter: languages.DocumentFormattingEditProvider = {
  provideDocumentFormattingEdits: (model) => [
    { range: model.getFullModelRange(), text: format(model.getValue()) },
  ],
}
