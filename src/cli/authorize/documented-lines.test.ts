import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { isJsonObject } from '#engine/text/json-object.ts'

import { answerLine } from './answer-line.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/authorize.md'), 'utf8')
const examples = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, text = '']): unknown => JSON.parse(text))

const isLine = (value: unknown) =>
  isJsonObject(value) && ('request' in value || 'checks' in value) && !('decision' in value)
const pairs = examples.flatMap((line, at): [unknown, unknown, unknown][] =>
  isJsonObject(line) && isLine(line) ? [[line['id'], line, examples[at + 1]]] : [],
)

describe('the page about requests and answers', () => {
  it.each(pairs)('answers its example `%s` as it says', (_id, line, answer) => {
    const text = JSON.stringify(line)
    const answered: unknown = JSON.parse(
      answerLine({ kind: 'text', number: 1, text }, { workspace: null, explains: false, proposes: false })
        .text,
    )
    expect(answered).toMatchObject(isJsonObject(answer) ? answer : {})
  })

  it('has an answer to each of its examples', () => {
    expect(pairs.length).toBeGreaterThan(5)
    expect(examples).toHaveLength(pairs.length * 2)
  })
})
