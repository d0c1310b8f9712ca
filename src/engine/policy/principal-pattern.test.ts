import { describe, expect, it } from 'vitest'

import { parsePolicyDocument } from './parse.ts'
import { parsePrincipalPattern } from './principal-pattern.ts'

describe('a principal', () => {
  it.each([
    ['R3.2 twelve digits', 'AWS', '111111111111', 'account'],
    ['R3.3 a user with a path', 'AWS', 'arn:aws:iam::111111111111:user/team/alice', 'user'],
    ['R3.3 a user of no account', 'AWS', 'arn:aws:iam::12345:user/alice', 'bad-principal'],
    ['R3.3 a part of a name', 'AWS', 'arn:aws:iam::111111111111:user/al*', 'wildcard-in-principal'],
    [
      'R3.3 an origin access identity of CloudFront',
      'AWS',
      'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1',
      'user',
    ],
    ['R3.6 a group', 'AWS', 'arn:aws:iam::111111111111:group/g', 'group-as-principal'],
    ['R3.7 every service', 'Service', '*', 'wildcard-in-principal'],
    ['R3.8 a built-in provider', 'Federated', 'accounts.google.com', 'federated'],
    ['R3.8 a canonical user', 'CanonicalUser', '0123456789abcdef'.repeat(4), 'canonical-user'],
    ['R3.8 a short canonical user', 'CanonicalUser', 'abc', 'bad-principal'],
  ])('%s, as %s %s: %s', (_title, type, text, expected) => {
    const pattern = parsePrincipalPattern(type, text)
    expect(pattern.ok ? pattern.value.kind : pattern.problem).toBe(expected)
  })
})

describe('a resource control policy', () => {
  it('R8.7 may not speak of every action, in either spelling', () => {
    const deny = { Effect: 'Deny', Principal: '*', Action: ['s3:*', '*:*'], Resource: '*' }
    const parsed = parsePolicyDocument({ Version: '2012-10-17', Statement: deny }, 'rcp')
    expect(parsed.ok ? [] : parsed.problem.map(({ kind }) => kind)).toEqual(['rcp-every-action'])
  })
})
