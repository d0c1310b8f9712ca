import { describe, expect, it } from 'vitest'

import type { OpenCondition } from '../evaluate/possibility.ts'
import { conditionsText, conditionText, waysText } from './condition-words.ts'

const mfa: OpenCondition = {
  operator: 'Bool',
  key: 'aws:MultiFactorAuthPresent',
  values: ['true'],
  must: 'hold',
}
const externalId: OpenCondition = {
  operator: 'StringEquals',
  key: 'sts:ExternalId',
  values: ['x-1'],
  must: 'hold',
}
const ip: OpenCondition = {
  operator: 'NotIpAddress',
  key: 'aws:SourceIp',
  values: ['10.0.0.0/8'],
  must: 'hold',
}

function onKey(operator: string, must: OpenCondition['must'], ...values: readonly string[]): OpenCondition {
  return { operator, key: 'k', values, must }
}

describe('a condition in words', () => {
  it.each<[OpenCondition, string]>([
    [mfa, '`aws:MultiFactorAuthPresent` is true'],
    [externalId, '`sts:ExternalId` is `x-1`'],
    [ip, '`aws:SourceIp` is not in `10.0.0.0/8`'],
    [{ ...ip, must: 'fail' }, '`aws:SourceIp` is in `10.0.0.0/8`'],
    [onKey('StringLike', 'fail', 'a*', 'b'), '`k` is not like `a*` or `b`'],
    [onKey('NumericLessThanEquals', 'hold', '5'), '`k` is at most `5`'],
    [onKey('NumericGreaterThan', 'fail', '5'), '`k` is not greater than `5`'],
    [onKey('BoolIfExists', 'hold', 'True'), '`k` is true, or is absent'],
    [onKey('BoolIfExists', 'fail', 'false'), '`k` is not false, and is there'],
    [onKey('Null', 'hold', 'true'), '`k` is absent'],
    [onKey('Null', 'fail', 'true'), '`k` is there'],
    [onKey('ForAllValues:StringLike', 'hold', 'a*'), 'every value of `k` is like `a*`'],
    [onKey('ForAllValues:StringLike', 'fail', 'a*'), 'some value of `k` is not like `a*`'],
    [onKey('ForAnyValue:StringNotEquals', 'fail', 'a'), 'every value of `k` is `a`'],
  ])('%j', (condition, words) => {
    expect(conditionText(condition)).toBe(words)
  })

  it('stands with others in one sentence', () => {
    expect(conditionsText([mfa, externalId])).toBe(
      '`aws:MultiFactorAuthPresent` is true and `sts:ExternalId` is `x-1`',
    )
    expect(waysText([[mfa, externalId], [ip]])).toBe(
      'either `aws:MultiFactorAuthPresent` is true and `sts:ExternalId` is `x-1`, or `aws:SourceIp` is not in `10.0.0.0/8`',
    )
  })
})
