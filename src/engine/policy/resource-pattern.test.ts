import { describe, expect, it } from 'vitest'

import { matchResource, parseResourcePattern } from './resource-pattern.ts'

function match(pattern: string, resource: string, keys: Readonly<Record<string, string>> = {}): string {
  const parsed = parseResourcePattern(pattern, true)
  return parsed.ok ? matchResource(parsed.value, resource, (folded) => keys[folded]) : parsed.problem
}

describe('a resource pattern', () => {
  it.each([
    ['R1.6', '*', '*', 'matches'],
    ['R1.6', 'arn:aws:s3:::*', '*', 'differs'],
    ['R2.10', 'arn:aws:s3:::b/*/test/*', 'arn:aws:s3:::b/1/2/test/3/object.jpg', 'matches'],
    ['R2.10', 'arn:aws:s3:::b/*/test/*', 'arn:aws:s3:::b/test/object.jpg', 'differs'],
    ['R2.10', 'arn:aws:s3:::b?', 'arn:aws:s3:::b', 'differs'],
    [
      'R2.9',
      'arn:aws:logs:us-east-1:1:log-group:a*',
      'arn:aws:logs:us-east-1:1:log-group:a:log-stream:x',
      'matches',
    ],
    ['R2.11', 'arn:aws:sqs:*:q', 'arn:aws:sqs:us-east-1:111111111111:q', 'matches'],
    ['R2.11', 'arn:aws:sqs:us-*-1:q', 'arn:aws:sqs:us-east-1:111111111111:q', 'bad-arn'],
    ['R2.11', 'arn:aws:sqs:us-*-1:*:q', 'arn:aws:sqs:us-east-1:111111111111:q', 'matches'],
    ['R2.11', 'arn:aws:sqs:u*1:111111111111:q', 'arn:aws:sqs:us-east:1:111111111111:q', 'differs'],
    ['R2.12', 'arn:aws:iam::111111111111:u*', 'arn:aws:iam::111111111111:user/alice', 'unresolved'],
    ['R2.12', 'arn:aws:iam::111111111111:*', 'arn:aws:iam::111111111111:user/alice', 'matches'],
    ['R2.12', 'arn:aws:iam::*:role/*', 'arn:aws:iam::111111111111:role/team/r', 'matches'],
    ['R2.13', 'arn:aws:iam::1:user/Alice', 'arn:aws:iam::1:user/alice', 'differs'],
    ['R2.19', 'arn:aws-cn:s3:::b', 'arn:aws:s3:::b', 'differs'],
    ['R2.19', 'arn:*:s3:::b', 'arn:aws:s3:::b', 'matches'],
  ])('%s %s on %s: %s', (_rule, pattern, resource, expected) => {
    expect(match(pattern, resource)).toBe(expected)
  })

  it.each([
    ['R5.2 fills in a variable', 'arn:aws:s3:::b/${aws:username}/*', { 'aws:username': 'alice' }, 'matches'],
    [
      'R5.4 ignores the case of its name',
      'arn:aws:s3:::b/${AWS:UserName}/*',
      { 'aws:username': 'alice' },
      'matches',
    ],
    [
      'R5.5 takes an inserted star literally',
      'arn:aws:s3:::b/${aws:username}/k',
      { 'aws:username': '*' },
      'differs',
    ],
    ['R5.5 reads `${*}` as a star', 'arn:aws:s3:::b/${*}/k', {}, 'differs'],
    ['R5.6 falls back on a default', "arn:aws:s3:::b/${aws:username, 'alice'}/k", {}, 'matches'],
    ['R5.7 has no answer without a value', 'arn:aws:s3:::b/${aws:username}/k', {}, 'unresolved'],
    [
      'R2.14 knows no variable before the sixth part',
      'arn:aws:s3::${aws:PrincipalAccount}:b',
      {},
      'unresolved',
    ],
  ])('%s', (_title, pattern, keys, expected) => {
    expect(match(pattern, 'arn:aws:s3:::b/alice/k', keys)).toBe(expected)
  })
})
