import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { trustGraphOf } from '#graph/trust.ts'
import { teachingSample } from '#testing/sample.ts'

import { resolved } from './graph-question.ts'
import { lineSentence } from './line-wording.ts'
import { readLine } from './read-line.ts'

const workspace = teachingSample()
const around = { workspace, graph: trustGraphOf(workspace) }

const textOf = (path: string) => readFileSync(path, 'utf8')
const codeIn = (text: string) =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replaceAll('\n', ' '))

/** What the tour sets in code, of the line of *Ask*: whole questions, and what limits one. */
const tour =
  textOf('README.md')
    .split('\n\n')
    .find((paragraph) => paragraph.startsWith('*Ask* answers questions')) ?? ''

const page = textOf('docs/ask-the-graph.md')
const rowsOf = (table: RegExp) =>
  page
    .split('\n\n')
    .filter((paragraph) => table.test(paragraph))
    .flatMap((paragraph) => paragraph.split('\n').slice(2))
    .flatMap((row) => codeIn(row.split('|')[1] ?? ''))
const filters = [...rowsOf(/^\| filter \|/), 'admin', 'not admin'].map((filter) => `where ${filter}`)

const isLimit = (example: string) => /^(?:in|where) /.test(example)
const documented = [...new Set([...codeIn(tour), ...rowsOf(/^\| line \|/), ...filters, ...limitsIn(page)])]

function limitsIn(text: string): readonly string[] {
  return codeIn(text).filter((code) => isLimit(code))
}

/** What is wrong with it as it stands; null where nothing is. */
function complaintOf(example: string): string | null {
  const read = readLine(isLimit(example) ? `how does alice get to ProductionAuditor ${example}` : example)
  if (!read.ok) return lineSentence(read.problem)
  const question = resolved(read.value.question, around)
  return question.ok ? null : question.problem.sentence
}

describe('what the tour and its page say can be asked', () => {
  it('is found there', () => {
    expect(codeIn(tour).length).toBeGreaterThan(9)
    expect(documented.length).toBeGreaterThan(codeIn(tour).length + filters.length)
    expect(filters).toContain('where account = 111122223333')
  })

  it.each(documented)('is understood as it stands there: %s', (example) => {
    expect(complaintOf(example)).toBe(null)
  })
})
