import { describe, expect, it } from 'vitest'

import { parametersOf, type PastedQuestion, questionOfParameters } from './pasted-question.ts'

const question: PastedQuestion = {
  principal: 'arn:aws:sts::111122223333:assumed-role/Deploy/alice@example.com',
  action: 's3:PutObject',
  resource: 'arn:aws:s3:::b/a key & more?#x',
  context: { 'aws:SourceIp': '203.0.113.7', 'aws:MultiFactorAuthPresent': true, 'aws:CalledVia': ['a', 'b'] },
  reason: {
    effect: 'explicit',
    layer: 'serviceControl',
    policy: 'arn:aws:organizations::987654321098:policy/o-1/service_control_policy/p-2',
    through: null,
    action: null,
  },
  standIn: 'arn:aws:iam::444455556666:role/Deploy',
  isAsked: true,
}

describe('a pasted question in an address', () => {
  it('comes back as it was', () => {
    expect(questionOfParameters(parametersOf(question))).toEqual({ question, lost: [] })
  })

  it('comes back though nothing of it is known', () => {
    const bare: PastedQuestion = {
      principal: '',
      action: '',
      resource: '',
      context: {},
      reason: null,
      standIn: null,
      isAsked: false,
    }
    expect(questionOfParameters(parametersOf(bare))).toEqual({ question: bare, lost: [] })
  })

  it('is none where the address holds nothing of it', () => {
    expect(questionOfParameters(new URLSearchParams('row=pin/1'))).toBeNull()
  })

  it.each([
    ['c={"a":{}}', ['context']],
    ['c=[1]', ['context']],
    ['c=%7B', ['context']],
    ['a=s3:GetObject&why=maybe/identity', ['reason']],
    ['why=explicit/everything', ['reason']],
    ['c=x&why=y', ['context', 'reason']],
  ])('loses what a hostile hand wrote, and says so: %s', (search, lost) => {
    expect(questionOfParameters(new URLSearchParams(search))?.lost).toEqual(lost)
  })
})
