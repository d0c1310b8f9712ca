import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../compile/compile-policies.ts'
import { authorize } from '../evaluate/authorize.ts'
import type { RequestContext } from '../request/request.ts'

type Value = RequestContext[string]

/** Does the condition hold of a request whose `test:key` has this value, and `aws:PrincipalTag/t` the value `a*c`? */
function holds(operator: string, wanted: unknown, value: Value, Version = '2012-10-17'): boolean {
  const statement = {
    Effect: 'Allow',
    Action: 's3:*',
    Resource: '*',
    Condition: { [operator]: { 'test:key': wanted } },
  }
  const compiled = compilePolicies({ identity: [{ name: 'p', document: { Version, Statement: statement } }] })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  const request = {
    principal: 'arn:aws:iam::111111111111:user/alice',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::b/k',
    context: { 'test:key': value, 'aws:PrincipalTag/t': 'a*c', 'test:list': ['x'] },
  }
  return authorize(request, compiled.value).decision === 'allowed'
}

type Row = readonly [operator: string, wanted: unknown, value: Value, expected: boolean]

const rows = (...all: readonly Row[]) =>
  all.map(([operator, wanted, value, expected]) => [{ operator, wanted, value }, expected] as const)

describe('a condition on one value', () => {
  it.each(
    rows(
      ['StringEquals', 'a*c', 'a*c', true],
      ['StringEquals', 'a*c', 'abc', false],
      ['StringEquals', 'a', 'A', false],
      ['StringEqualsIgnoreCase', 'Ab', 'aB', true],
      ['StringEqualsIgnoreCase', 'ab', 'ac', false],
      ['StringNotEqualsIgnoreCase', 'Ab', 'aB', false],
      ['StringLike', 'a*c', 'a:/\nc', true],
      ['StringLike', 'a?c', 'ac', false],
      ['StringLike', 'A*', 'ab', false],
      ['StringNotLike', 'a*', 'ab', false],
      ['StringNotLike', ['x*', 'a*'], 'ab', false],
      ['StringNotLike', ['x*', 'y*'], 'ab', true],
    ),
  )('R4.5 %j: %s', ({ operator, wanted, value }, expected) => {
    expect(holds(operator, wanted, value)).toBe(expected)
  })

  it.each(
    rows(
      ['StringLike', '${aws:PrincipalTag/t}', 'a*c', true],
      ['StringLike', '${aws:PrincipalTag/t}', 'abc', false],
      ['StringLike', '${aws:PrincipalTag/t}*', 'a*cd', true],
      ['StringEquals', '${AWS:principaltag/T}', 'a*c', true],
      ['StringEquals', '${test:none}', '${test:none}', false],
      ['StringNotEquals', '${test:none}', 'x', true],
      ['StringNotEquals', ['${test:none}', 'x'], 'x', false],
      ['StringEquals', "${test:none, 'x, y'}", 'x, y', true],
      ['StringEquals', '${test:list}', 'x', false],
      ['StringNotEquals', '${test:list}', 'x', true],
      ['ArnLike', 'arn:aws:s3:::${aws:PrincipalTag/t}', 'arn:aws:s3:::a*c', true],
      ['ArnLike', 'arn:aws:s3:::${aws:PrincipalTag/t}', 'arn:aws:s3:::abc', false],
      ['ArnNotLike', 'arn:aws:s3:::${test:none}', 'arn:aws:s3:::abc', true],
      ['NumericEquals', '${test:key}', '5', false],
    ),
  )('R5.5 R5.6 R5.7 with variables, %j: %s', ({ operator, wanted, value }, expected) => {
    expect(holds(operator, wanted, value)).toBe(expected)
  })

  it('R5.1 knows no variables in the older version', () => {
    expect(holds('StringEquals', '${aws:PrincipalTag/t}', 'a*c', '2008-10-17')).toBe(false)
    expect(holds('StringEquals', '${aws:PrincipalTag/t}', '${aws:PrincipalTag/t}', '2008-10-17')).toBe(true)
  })

  it.each(
    rows(
      ['NumericEquals', '5', 5, true],
      ['NumericEquals', 5, '5.00', true],
      ['NumericEquals', '+.5e1', ' 5 ', true],
      ['NumericEquals', '-5', '5', false],
      ['NumericEquals', '.55', '0.55', true],
      ['NumericEquals', '1e-1', '.1', true],
      ['NumericEquals', '1e+10', '10000000000', true],
      ['NumericEquals', '0x5', '5', false],
      ['NumericEquals', '', '0', false],
      ['NumericEquals', '5 5', '55', false],
      ['NumericNotEquals', '5', '6', true],
      ['NumericNotEquals', '5', '5.0', false],
      ['NumericNotEquals', 'five', '6', false],
      ['NumericNotEquals', '5', 'six', false],
      ['NumericNotEquals', ['5', 'five'], '6', false],
      ['NumericEquals', ' 12345678901234567890 ', '12345678901234567890', true],
      ['NumericGreaterThan', '-12345678901234567891', '-12345678901234567890', true],
      ['NumericLessThan', '5', '4.9', true],
      ['NumericLessThan', '5', '5', false],
      ['NumericLessThanEquals', '5', '5', true],
      ['NumericLessThanEquals', '5', '5.1', false],
      ['NumericGreaterThan', '5', '10', true],
      ['NumericGreaterThan', '5', '5', false],
      ['NumericGreaterThanEquals', '5', '5', true],
      ['NumericGreaterThanEquals', '5', '4', false],
    ),
  )('R4.6 %j: %s', ({ operator, wanted, value }, expected) => {
    expect(holds(operator, wanted, value)).toBe(expected)
  })

  it.each(
    rows(
      ['DateEquals', '2026-03-01', '2026-03-01T00:00:00Z', true],
      ['DateEquals', '2026', '2026-01-01T00:00Z', true],
      ['DateEquals', '2026-03', '2026-03-01', true],
      ['DateEquals', '2026-03-01t10:20:30z', '2026-03-01T10:20:30', true],
      ['DateEquals', '2026-03-01T10:20:30.250Z', '2026-03-01T10:20:30.25Z', true],
      ['DateEquals', '2026-03-01T10:20:30.5Z', '2026-03-01T10:20:30Z', false],
      ['DateEquals', '2026-03-01T12:20:30+02:00', '2026-03-01T10:20:30Z', true],
      ['DateEquals', '2026-03-01T05:50:30-0430', '2026-03-01T10:20:30Z', true],
      ['DateEquals', '1772323200', '2026-03-01', true],
      ['DateEquals', '1772323200.5', '2026-03-01T00:00:00.5Z', true],
      ['DateEquals', '-1', '1969-12-31T23:59:59Z', true],
      ['DateEquals', '2024-02-29', '2024-03-01', false],
      ['DateEquals', '2026-02-29', '2026-03-01', false],
      ['DateEquals', '2026-13-01', '2027-01-01', false],
      ['DateEquals', '2026-03-01T24:00:00Z', '2026-03-02', false],
      ['DateEquals', '2026-03-01T23:60:00Z', '2026-03-02', false],
      ['DateEquals', '2026-03-01T23:59:60Z', '2026-03-02', false],
      ['DateEquals', '2026-03-01T23:59:59Z', '2026-03-01T23:59:59Z', true],
      ['DateEquals', '2026-03-01T00:00:00+24:00', '2026-02-28', false],
      ['DateEquals', '2026-03-01T00:00:00+00:60', '2026-02-28T23:00:00Z', false],
      ['DateEquals', '0099-01-01', '1999-01-01', false],
      ['DateEquals', ' 2026-03-01 ', '2026-03-01', true],
      ['DateEquals', 'on 2026-03-01', '2026-03-01', false],
      ['DateNotEquals', '1772323200s', '2026-03-01', false],
      ['DateEquals', '2026-03-01T00:00:00+24:00', '2026-03-01', false],
      ['DateEquals', '2026-03-01T05:59:00+05:59', '2026-03-01', true],
      ['DateEquals', '2026-03-01T23:00:00+23:00', '2026-03-01', true],
      ['DateEquals', '2026-03-01 or so', '2026-03-01', false],
      ['DateEquals', '1772323200s', '2026-03-01', false],
      ['DateNotEquals', '2026-03-01', '2026-03-02', true],
      ['DateNotEquals', '2026-03-01', 'today', false],
      ['DateNotEquals', 'x12', '2026-03-01', false],
      ['DateEquals', '1.25', '1.25', true],
      ['DateEquals', '2026-03-01T00:00:00+24:00', '2026-03-01T00:00:00Z', false],
      ['DateLessThan', '2026-03-01', '2026-02-28', true],
      ['DateLessThan', '2026-03-01', '2026-03-01', false],
      ['DateLessThanEquals', '2026-03-01', '2026-03-01', true],
      ['DateLessThanEquals', '2026-03-01', '2026-03-01T00:00:01Z', false],
      ['DateGreaterThan', '2026-03-01', '2026-03-01T00:00:01Z', true],
      ['DateGreaterThan', '2026-03-01', '2026-03-01', false],
      ['DateGreaterThanEquals', '2026-03-01', '2026-03-01', true],
      ['DateGreaterThanEquals', '2026-03-01', '2026-02-28T23:59:59Z', false],
    ),
  )('R4.7 %j: %s', ({ operator, wanted, value }, expected) => {
    expect(holds(operator, wanted, value)).toBe(expected)
  })
})

describe('a condition on a value of a kind of its own', () => {
  it.each(
    rows(
      ['Bool', 'true', true, true],
      ['Bool', 'TRUE', 'True', true],
      ['Bool', true, 'false', false],
      ['Bool', 'false', 'false', true],
      ['Bool', 'false', 'maybe', true],
      ['Bool', "${test:none, 'true'}", 'true', true],
      ['Bool', '${test:none}', 'false', false],
    ),
  )('R4.8 %j: %s', ({ operator, wanted, value }, expected) => {
    expect(holds(operator, wanted, value)).toBe(expected)
  })

  it.each(
    rows(
      ['BinaryEquals', 'aGk=', 'aGk', true],
      ['BinaryEquals', 'aGk=', 'aGl=', true],
      ['BinaryEquals', 'aGk=', 'aGkh', false],
      ['BinaryEquals', 'aGkh', 'aGk=', false],
      ['BinaryEquals', 'aGkh', 'aGkA', false],
      ['BinaryEquals', 'aGkh', 'bGkh', false],
      ['BinaryEquals', ' AAA= ', 'AAA=', true],
      ['BinaryEquals', 'AAA=', 'AAB=', true],
      ['BinaryEquals', '+/+/', '+/+/', true],
      ['BinaryEquals', 'aGkhA', 'aGkh', false],
      ['BinaryEquals', 'a%kh', 'a%kh', false],
      ['BinaryEquals', 'aGkh', '%', false],
      ['BinaryEquals', '%', '%', false],
      ['BinaryEquals', 'a===', 'a===', false],
    ),
  )('R4.9 %j: %s', ({ operator, wanted, value }, expected) => {
    expect(holds(operator, wanted, value)).toBe(expected)
  })

  it.each(
    rows(
      ['IpAddress', '10.0.0.0/8', '10.255.255.255', true],
      ['IpAddress', '10.0.0.0/8', '11.0.0.0', false],
      ['IpAddress', '10.9.9.9/8', '10.0.0.1', true],
      ['IpAddress', '10.0.0.0/15', '10.1.0.1', true],
      ['IpAddress', '10.0.0.0/15', '10.2.0.1', false],
      ['IpAddress', '10.0.0.0/17', '10.0.127.1', true],
      ['IpAddress', '10.0.0.0/17', '10.0.128.1', false],
      ['IpAddress', '10.0.0.1', '10.0.0.1', true],
      ['IpAddress', '10.0.0.1', '10.0.0.2', false],
      ['IpAddress', '10.0.0.1/32', '10.0.0.0', false],
      ['IpAddress', '10.0.0.1/32', '10.0.0.1', true],
      ['IpAddress', '10.0.0.0/a8', '10.0.0.0', false],
      ['IpAddress', '2001:db8::1/128', '2001:db8::1', true],
      ['IpAddress', '1:2:3:4:5:6:10.0.0.1', '1:2:3:4:5:6:a00:1', true],
      ['IpAddress', '1:2:3:4:5:6::8', '1:2:3:4:5:6:0:8', true],
      ['IpAddress', '0.0.0.0/0', '255.255.255.255', true],
      ['IpAddress', '0.0.0.0/0', '::1', false],
      ['IpAddress', '::/0', '10.0.0.1', false],
      ['IpAddress', '::/0', 'ffff::', true],
      ['IpAddress', '10.0.0.0/33', '10.0.0.0', false],
      ['IpAddress', '10.0.0.0/', '10.0.0.0', false],
      ['IpAddress', '10.0.0.0/8/8', '10.0.0.0', false],
      ['IpAddress', '10.0.0.0/0008', '10.0.0.0', false],
      ['IpAddress', '10.0.0/8', '10.0.0.0', false],
      ['IpAddress', '10.0.0.256', '10.0.0.256', false],
      ['IpAddress', '10.0.0.1.1', '10.0.0.1.1', false],
      ['IpAddress', 'a.b.c.d', 'a.b.c.d', false],
      ['IpAddress', '1a.0.0.1', '1a.0.0.1', false],
      ['IpAddress', '2001:db8::/32', '2001:0DB8:ffff::1', true],
      ['IpAddress', '2001:db8::/32', '2001:db9::1', false],
      ['IpAddress', '2001:db8::/129', '2001:db8::', false],
      ['IpAddress', '::1', '0:0:0:0:0:0:0:1', true],
      ['IpAddress', '1::', '1:0:0:0:0:0:0:0', true],
      ['IpAddress', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8', true],
      ['IpAddress', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7', false],
      ['IpAddress', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7:8:9', false],
      ['IpAddress', '1:2:3:4::5:6:7:8', '1:2:3:4::5:6:7:8', false],
      ['IpAddress', '1::2::3', '1::2::3', false],
      ['IpAddress', '::12345', '::12345', false],
      ['IpAddress', '::g', '::g', false],
      ['IpAddress', '::ffff:10.0.0.1', '::FFFF:a00:1', true],
      ['IpAddress', '::ffff:10.0.0.1', '10.0.0.1', false],
      ['IpAddress', '::ffff:10.0.0.256', '::ffff:10.0.0.256', false],
      ['IpAddress', '10.0.0.1::', '10.0.0.1::', false],
      ['IpAddress', '::10.0.0.1:1', '::10.0.0.1:1', false],
      ['IpAddress', ' 10.0.0.1 ', ' 10.0.0.1 ', true],
      ['IpAddress', '0.0.0.0/0', '10.0.0.a1', false],
      ['NotIpAddress', '10.0.0.0/8', '11.0.0.1', true],
      ['NotIpAddress', '10.0.0.0/8', '10.0.0.1', false],
      ['NotIpAddress', '10.0.0.0/8', 'home', true],
      ['NotIpAddress', 'home', '10.0.0.1', true],
    ),
  )('R4.10 %j: %s', ({ operator, wanted, value }, expected) => {
    expect(holds(operator, wanted, value)).toBe(expected)
  })

  it.each(
    rows(
      ['ArnLike', 'arn:aws:sns:*:1*1:t', 'arn:aws:sns:us-east-1:111:t', true],
      ['ArnLike', 'arn:aws:sns:us-east-?:1:t', 'arn:aws:sns:us-east-1:1:t', true],
      ['ArnLike', 'arn:aws:sns:?:1:t', 'arn:aws:sns::1:t', false],
      ['ArnLike', 'arn:aws:*:t', 'arn:aws:sns:us-east-1:1:t', false],
      ['ArnLike', 'arn:aws:s*:1:t', 'arn:aws:sns:us-east-1:1:t', false],
      ['ArnLike', 'arn:aws:sns:*:*:t', 'arn:aws:sns:a:b:c:t', false],
      ['ArnLike', 'arn:aws:sns:*:*:*', 'arn:aws:sns:a:b:c:t', true],
      ['ArnLike', 'arn:aws:sns:a:b:c?t', 'arn:aws:sns:a:b:c:t', true],
      ['ArnLike', 'arn:aws:sns:a?b:c:t', 'arn:aws:sns:a:b:c:t', false],
      ['ArnLike', '*', 'arn:aws:sns:a:b:c', false],
      ['ArnLike', '*:*:*:*:*:*', 'no:arn:at:all:but:six', false],
      ['ArnEquals', 'arn:aws:sns:*:*:t', 'arn:aws:sns:a:b:t', true],
      ['ArnEquals', 'arn:aws:sns:a:b:T', 'arn:aws:sns:a:b:t', false],
      ['ArnNotEquals', 'arn:aws:sns:*:*:t', 'arn:aws:sns:a:b:u', true],
      ['ArnNotLike', 'arn:aws:sns:*:*:t', 'arn:aws:sns:a:b:t', false],
      ['ArnNotLike', '*', 'arn:aws:sns:a:b:t', false],
      ['ArnNotLike', 'arn:aws:sns:*:*:t', 'no arn', false],
    ),
  )('R4.11 %j: %s', ({ operator, wanted, value }, expected) => {
    expect(holds(operator, wanted, value)).toBe(expected)
  })
})

describe('a condition on a list', () => {
  it.each(
    rows(
      ['StringEquals', 'a', ['a'], false],
      ['StringNotEquals', 'b', ['a'], false],
      ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b', 'a'], true],
      ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
      ['ForAllValues:StringEquals', 'a', [], true],
      ['ForAllValues:StringEquals', 'a', [''], true],
      ['ForAllValues:StringEquals', 'a', ['', 'a'], false],
      ['ForAnyValue:StringEquals', 'a', ['b', 'a'], true],
      ['ForAnyValue:StringEquals', 'a', ['b'], false],
      ['ForAnyValue:StringEquals', ['', 'a'], [''], false],
      ['ForAnyValue:StringEquals', ['', 'b'], ['', 'a'], true],
      ['ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'c'], true],
      ['ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'b'], false],
      ['ForAnyValue:StringNotEquals', 'a', [], false],
      ['ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'd'], true],
      ['ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'a'], false],
      ['ForAnyValue:StringEqualsIfExists', 'a', [], true],
      ['StringEqualsIfExists', 'a', [], true],
      ['StringEqualsIfExists', 'a', 'b', false],
      ['Null', 'true', [], true],
      ['Null', ['false', 'true'], ['a'], true],
      ['Null', 'maybe', ['a'], false],
      ['Null', 'FALSE', '', true],
    ),
  )('R4.12 R4.13 R4.14 R4.15 R4.16 %j: %s', ({ operator, wanted, value }, expected) => {
    expect(holds(operator, wanted, value)).toBe(expected)
  })
})
