import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { teachingSample } from '#testing/sample.ts'
import { trustGraphOf } from '#graph/trust.ts'

import { resolved } from './graph-question.ts'
import { lineSentence } from './line-wording.ts'
import { readLine } from './read-line.ts'

const workspace = teachingSample()
const around = { workspace, graph: trustGraphOf(workspace) }

/** What the tour of README sets in code, of the line of *Ask*: whole questions, and what limits one. */
function examplesIn(text: string): readonly string[] {
  const paragraph = text.split(/\n\n/).find((one) => one.startsWith('*Ask* answers questions'))
  return [...(paragraph ?? '').matchAll(/`([^`]+)`/g)].map(([, example = '']) => example.replaceAll('\n', ' '))
}

const examples = examplesIn(readFileSync(new URL('../../../README.md', import.meta.url), 'utf8'))

describe('the tour', () => {
  it('has examples of every sort', () => {
    expect(examples.length).toBeGreaterThan(9)
    expect(examples.filter((example) => /^(?:in|where) /.test(example))).toHaveLength(2)
  })

  it.each(examples)('asks what is understood, as it stands there: %s', (example) => {
    const isLimit = /^(?:in|where) /.test(example)
    const read = readLine(isLimit ? `how does alice get to ProductionAuditor ${example}` : example)
    expect(read.ok ? null : lineSentence(read.problem)).toBe(null)
    if (read.ok && !isLimit) expect(resolved(read.value.question, around)).toMatchObject({ ok: true })
  })
})
