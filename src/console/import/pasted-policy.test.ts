import { describe, expect, it } from 'vitest'

import { allowing, trusting } from '#testing/accounts.ts'

import { readPasted } from './pasted-policy.ts'

const document = allowing('s3:GetObject')
const text = JSON.stringify(document, null, 2)

describe('a pasted policy', () => {
  it.each([
    ['as it stands', text, false],
    ['percent-encoded', encodeURIComponent(text), true],
    ['as a text of JSON', JSON.stringify(text), true],
    ['in an answer', JSON.stringify({ PolicyVersion: { Document: document } }), true],
  ])('is recognised %s', (_, pasted, wasInside) => {
    expect(readPasted(pasted)).toMatchObject({ kind: 'policy', document, wasInside })
    expect(readPasted(pasted)).toMatchObject({ grammars: ['identity', 'scp'] })
  })

  it.each([
    ['cut short', text.slice(0, -4), { line: 3, column: 16 }],
    ['a comma too many', '{\n"Version": "2012-10-17",\n"Statement": [],\n}', { line: 3, column: 16 }],
    ['an element that IAM does not know', text.replace('"Effect"', '"Efect"'), { line: 4, column: 5 }],
    ['an element twice', '{"Statement": [], "Statement": []}', { line: 1, column: 19 }],
  ])('that is none says where: %s', (_, pasted, place) => {
    expect(readPasted(pasted)).toMatchObject({ kind: 'refused' })
    const read = readPasted(pasted)
    expect(read.kind === 'refused' ? read.slips.map((slip) => slip.place) : []).toContainEqual(place)
  })

  it('that IAM would refuse inside of an answer is told without a place', () => {
    const broken = { AssumeRolePolicyDocument: { ...trusting('*'), Efect: 'Allow' } }
    const read = readPasted(JSON.stringify(broken))
    expect(read).toMatchObject({ kind: 'refused', slips: [{ place: null }] })
  })

  it.each(['{}', '[1]', '5', '{"UserDetailList": []}'])('%s is JSON and no policy', (pasted) => {
    expect(readPasted(pasted)).toMatchObject({ kind: 'refused', slips: [{ place: null }] })
  })

  it('is nothing yet while the box is empty', () => {
    expect(readPasted(' \n')).toEqual({ kind: 'nothing' })
  })
})
