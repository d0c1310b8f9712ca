import { describe, expect, it } from 'vitest'

import { newFindings } from '../policy/findings.ts'
import { parseConditions } from './parse-conditions.ts'

type Given = string | readonly string[] | null

/** Does `operator` hold for the key `aws:k` with these policy values, given this request value? */
function holds(
  operator: string,
  wanted: string | readonly string[],
  given: Given,
  others: Readonly<Record<string, string>> = {},
): boolean {
  const findings = newFindings()
  const [condition] = parseConditions(
    { Condition: { [operator]: { 'aws:K': wanted } } },
    { hasVariables: true, pointer: '', findings },
  )
  if (condition === undefined) throw new Error(JSON.stringify(findings.problems))
  return condition.holds({
    get(folded) {
      const value = folded === 'aws:k' ? given : (others[folded] ?? null)
      return value === null ? undefined : { values: [value].flat(), multivalued: typeof value !== 'string' }
    },
  })
}

describe('a condition', () => {
  it.each<[string, string, string | readonly string[], Given, boolean]>([
    ['R4.5', 'StringEquals', 'a*', 'abc', false],
    ['R4.5', 'StringEquals', 'A', 'a', false],
    ['R4.5', 'StringEqualsIgnoreCase', 'A', 'a', true],
    ['R4.5', 'StringNotEqualsIgnoreCase', 'A', 'a', false],
    ['R4.5', 'StringLike', 'a?c*', 'a\nc:/', true],
    ['R4.5', 'StringNotLike', ['a*', 'b*'], 'c', true],
    ['R4.6', 'NumericEquals', '10', '10.0', true],
    ['R4.6', 'NumericLessThan', '10', '9.5', true],
    ['R4.6', 'NumericLessThanEquals', '10', '10', true],
    ['R4.6', 'NumericGreaterThanEquals', '10', '9', false],
    ['R4.6', 'NumericNotEquals', '10', 'ten', false],
    ['R4.6', 'NumericNotEquals', 'ten', '10', false],
    ['R4.6', 'NumericEquals', '16', '0x10', false],
    ['R4.7', 'DateEquals', '2026-01-01T00:00:00Z', '2026-01-01T02:00:00+02:00', true],
    ['R4.7', 'DateEquals', '2026-01-01', '1767225600', true],
    ['R4.7', 'DateLessThan', '2026-01-01T00:00:00.5Z', '2026-01-01T00:00:00.25Z', true],
    ['R4.7', 'DateGreaterThan', '2026-02-30', '2026-03-05', false],
    ['R4.7', 'DateNotEquals', '2026-01-01', 'yesterday', false],
    ['R4.8', 'Bool', 'TRUE', 'true', true],
    ['R4.8', 'Bool', 'false', 'junk', true],
    ['R4.9', 'BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', true],
    ['R4.9', 'BinaryEquals', 'QQ==', 'QQ', true],
    ['R4.9', 'BinaryEquals', 'QQ==', 'Qg==', false],
    ['R4.10', 'IpAddress', '203.0.113.0/24', '203.0.113.9', true],
    ['R4.10', 'IpAddress', '203.0.113.9', '203.0.113.9', true],
    ['R4.10', 'IpAddress', '::/0', '203.0.113.9', false],
    ['R4.10', 'IpAddress', '2001:DB8::/32', '2001:0db8:0:0::1', true],
    ['R4.10', 'IpAddress', '2001:db8::/33', '2001:db8:8000::1', false],
    ['R4.10', 'IpAddress', '203.0.113.0/33', '203.0.113.0', false],
    ['R4.10', 'NotIpAddress', '203.0.113.0/24', '198.51.100.1', true],
    ['R4.10', 'NotIpAddress', '203.0.113.0/24', 'nowhere', true],
    ['R4.11', 'ArnEquals', 'arn:aws:iam::*:role/a*', 'arn:aws:iam::111111111111:role/a/b', true],
    ['R4.11', 'ArnLike', 'arn:aws:iam:*', 'arn:aws:iam::111111111111:role/a', false],
    ['R4.11', 'ArnLike', '*', 'arn:aws:iam::111111111111:role/a', false],
    ['R4.11', 'ArnNotLike', 'arn:aws:iam::1:role/a', 'arn:aws:iam::1:role/b', true],
    ['R4.11', 'ArnNotLike', '*', 'arn:aws:iam::1:role/b', false],
    ['R4.11', 'ArnNotEquals', 'arn:aws:iam::1:role/a', 'no arn', false],
    ['R4.12', 'Null', 'true', null, true],
    ['R4.12', 'Null', 'false', '', true],
    ['R4.12', 'Null', 'true', [], true],
    ['R4.3', 'StringEquals', 'a', null, false],
    ['R4.3', 'StringNotEquals', 'a', null, true],
    ['R4.3', 'NumericLessThan', '1', null, false],
    ['R4.4', 'StringEqualsIfExists', 'a', null, true],
    ['R4.4', 'StringNotEqualsIfExists', 'a', null, true],
    ['R4.4', 'StringEqualsIfExists', 'a', 'b', false],
    ['R4.13', 'ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
    ['R4.13', 'ForAllValues:StringEquals', ['a', 'b'], ['b'], true],
    ['R4.13', 'ForAllValues:StringEquals', 'a', [], true],
    ['R4.13', 'ForAllValues:StringEquals', 'a', '', true],
    ['R4.13', 'ForAnyValue:StringEquals', 'a', ['b', 'a'], true],
    ['R4.13', 'ForAnyValue:StringNotEquals', 'a', null, false],
    ['R4.14', 'ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'a'], false],
    ['R4.14', 'ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'c'], true],
    ['R4.15', 'ForAnyValue:StringEqualsIfExists', 'a', null, true],
    ['R4.16', 'StringEquals', 'a', ['a'], false],
    ['R4.16', 'StringNotEquals', 'a', ['b'], false],
  ])('%s %s %j, given %j: %s', (...[, operator, wanted, given, expected]) => {
    expect(holds(operator, wanted, given)).toBe(expected)
  })

  it.each<[string, string, string, string, Readonly<Record<string, string>>, boolean]>([
    ['R5.2 compares with a variable', 'StringEquals', '${aws:o}', 'x', { 'aws:o': 'x' }, true],
    ['R5.5 takes an inserted star literally', 'StringLike', '${aws:o}', 'abc', { 'aws:o': 'a*' }, false],
    ['R5.7 fails a positive operator without a value', 'StringEquals', '${aws:o}', 'x', {}, false],
    ['R5.7 satisfies a negated operator without a value', 'StringNotEquals', '${aws:o}', 'x', {}, true],
    ['R5.8 does so under IfExists too', 'StringEqualsIfExists', '${aws:o}', 'x', {}, false],
    ['R5.2 knows no variable in a number', 'NumericEquals', '${aws:o}', '1', { 'aws:o': '1' }, false],
  ])('%s', (...[, operator, wanted, given, others, expected]) => {
    expect(holds(operator, wanted, given, others)).toBe(expected)
  })
})
