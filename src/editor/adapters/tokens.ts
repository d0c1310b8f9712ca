import type { languages } from 'monaco-editor/editor'

import { type JsonRun, jsonRuns } from '#ui/json-runs.ts'

/** No word of JSON goes over the end of a line, so that every line is read by itself. */
const stateless: languages.IState = { clone: () => stateless, equals: () => true }

/** Both kinds of text are `string` to Monaco, which closes no quotes and brackets inside of one. */
const scopes: Readonly<Record<JsonRun['kind'], string>> = {
  plain: '',
  key: 'string.key',
  string: 'string.value',
  literal: 'literal',
}

/** The same colours as the text has before Monaco is there. */
export const tokensAdapter: languages.TokensProvider = {
  getInitialState: () => stateless,
  tokenize: (line, endState) => ({
    tokens: jsonRuns(line).map(({ kind, start }) => ({ startIndex: start, scopes: scopes[kind] })),
    endState,
  }),
}
