import type { languages } from 'monaco-editor/editor'

import { hoverAt } from '#language/hover.ts'

import { rangeOf } from '../range-of.ts'

export const hoverAdapter: languages.HoverProvider = {
  provideHover(model, position) {
    const hover = hoverAt(model.getValue(), model.getOffsetAt(position))
    return hover === null ? null : { range: rangeOf(model, hover.span), contents: [{ value: hover.text }] }
  },
}
