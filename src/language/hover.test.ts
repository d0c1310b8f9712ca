import { expect, it } from 'vitest'

import { hoverAt } from './hover.ts'

const text =
  '{"Statement": [{"Effect": "Deny", "Principal": {"AWS": "*"}, "Condition": {"ForAnyValue:StringLikeIfExists": {"aws:PrincipalTag/Team": "a"}}}]}'
const hoverOver = (word: string) => hoverAt(text, text.indexOf(word) + 2)

it.each([
  ['"Statement"', /any matching `Deny` wins/],
  ['"Effect"', /beats every `Allow`/],
  ['"AWS"', /An account/],
  ['"ForAnyValue', /At least one value.*wildcards.*IfExists/],
  ['"aws:PrincipalTag', /A tag of the caller/],
])('says what %s means', (word, meaning) => {
  expect(hoverOver(word)?.text).toMatch(meaning)
})

it.each(['"Deny"', '"a"'])('says nothing of the value %s', (word) => {
  expect(hoverOver(word)).toBeNull()
})
