import { describe, expect, it } from 'vitest'

import { trustGraphOf } from '#graph/trust.ts'
import { entitiesOf } from '#model/workspace.ts'
import { smallCompany, the } from '#testing/accounts.ts'
import { teachingSample } from '#testing/sample.ts'

import { exampleLines } from './example-lines.ts'
import { type GraphQuestion, kindOf, questions, resolved } from './graph-question.ts'
import { lineIn } from './line-in.ts'
import { lineOf } from './line-of.ts'
import { readLine } from './read-line.ts'

const workspace = smallCompany()
const graph = trustGraphOf(workspace)
const around = { graph, workspace }

const asked = (line: string) => {
  const read = readLine(line)
  const question = read.ok ? read.value.question : null
  const put = question === null ? null : resolved(question, around)
  const address = read.ok ? { ...read.value, line } : { question: null, where: [], line }
  const ended = put?.ok === true ? { ...address, question: put.value } : address
  return lineIn({ ...ended, misread: null }, put, around)
}

describe('a question in one line', () => {
  it.each([
    ['how does alice get to Deploy', { ask: 'paths', from: 'alice', to: 'Deploy', hops: 4 }],
    ['from alice to Deploy in 2 steps', { ask: 'paths', from: 'alice', to: 'Deploy', hops: 2 }],
    ['shortest way from alice to Deploy', { ask: 'paths', from: 'alice', to: 'Deploy', hops: 'shortest' }],
    ['who can assume Deploy', { ask: 'who-reaches', from: '', to: 'Deploy', hops: 4 }],
    ['what can alice reach', { ask: 'reach', from: 'alice', to: '', hops: 4 }],
    ['alice -> Deploy', { ask: 'paths', from: 'alice', to: 'Deploy', hops: 4 }],
    ['alice -> Deploy in 2 steps', { ask: 'paths', from: 'alice', to: 'Deploy', hops: 2 }],
    ['cycles', { ask: 'cycles', from: '', to: '', hops: 4 }],
    ['nobody', { ask: 'unassumable', from: '', to: '', hops: 4 }],
  ])('%s', (text, question) => {
    expect(readLine(text)).toEqual({ ok: true, value: { question, where: [] } })
  })

  it.each([
    ['', 'empty'],
    ['hello', 'no-question'],
    ['who can raech Deploy', 'no-question'],
    ['can alice s3:GetObject x', 'elsewhere'],
    ['what can alice do', 'elsewhere'],
    ['how does alice get to', 'unfinished'],
    ['from alice to Deploy in 12 steps', 'misread'],
    ['who can reach Deploy where colour = red', 'misread'],
    ['who can reach Deploy where state = maybe', 'misread'],
    ['cycles in 3 steps', 'no-length'],
  ])('is refused with what is wrong: %s', (text, kind) => {
    expect(readLine(text)).toMatchObject({ ok: false, problem: { kind } })
  })

  it('is shown as it was typed, whoever its names stand for, and says what was not understood', () => {
    expect(asked('Outsiders?')).toMatchObject({ line: 'Outsiders?', note: { error: null } })
    expect(asked('hello')).toMatchObject({ line: 'hello', note: { error: expect.any(String) } })
    expect(asked('what can alice do').note.elsewhere?.href).toContain(encodeURIComponent(the.alice))
  })

  it('offers what is called nearly so where a name stands for nothing', () => {
    const { note } = asked('what can alce reach')
    expect(note.error).toMatch(/^Nothing here is called “alce”\./)
    expect(note.readings.map(({ name }) => name)).toEqual(['alice'])
  })

  it('says for whom a name was taken that others may be meant by, also where the address holds it without a line', () => {
    const sample = teachingSample()
    const where = { workspace: sample, graph: trustGraphOf(sample) }
    const typed: GraphQuestion = { ask: 'reach', from: 'lotwise', to: '', hops: 4 }
    const { taken, note } = lineIn(
      { question: typed, where: [], line: null, misread: null },
      resolved(typed, where),
      where,
    )
    expect(taken).toBe('“lotwise” was taken for Lotwise (vendor) (999988887777); 1 other may be meant too.')
    expect(note.readings.map(({ name, detail }) => `${name} ${detail}`)).toEqual([
      'LotwiseMonitoring 444455556666',
    ])
    expect(asked('what can alice reach').taken).toBe('')
    expect(asked('what can alic reach').taken).toMatch(/^“alic” was taken for alice \(\d+\)\.$/)
  })

  it('is written for every question so that it asks the same, also where names are alike', () => {
    const sample = teachingSample()
    const trust = trustGraphOf(sample)
    const principals = [...entitiesOf(sample, 'user'), ...entitiesOf(sample, 'role')].map(({ id }) => id)
    const ends = [...entitiesOf(sample, 'role'), ...entitiesOf(sample, 'resource')].map(({ id }) => id)
    for (const ask of Object.keys(questions).flatMap((kind) => kindOf(kind) ?? [])) {
      for (const from of questions[ask].ends.includes('from') ? principals : ['']) {
        for (const to of questions[ask].ends.includes('to') ? ends.slice(0, 12) : ['']) {
          for (const hops of ask === 'paths' ? ([4, 1, 'shortest'] as const) : ([4] as const)) {
            const question: GraphQuestion = { ask, from, to, hops }
            if (!resolved(question, { graph: trust, workspace: sample }).ok) continue
            const where = [{ property: 'state', isWanted: false, value: 'Conditional' }] as const
            const read = readLine(lineOf(question, where, { graph: trust, workspace: sample }))
            const meant = read.ok ? resolved(read.value.question, { graph: trust, workspace: sample }) : null
            expect([meant, read.ok && read.value.where]).toEqual([{ ok: true, value: question }, where])
          }
        }
      }
    }
  })

  it('has examples that are all understood', () => {
    for (const line of exampleLines(graph, workspace)) {
      const read = readLine(line)
      expect(read.ok && resolved(read.value.question, around).ok).toBe(true)
    }
  })
})
