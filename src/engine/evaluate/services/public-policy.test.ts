import { describe, expect, it } from 'vitest'

import { parsePolicyDocument } from '../../policy/parse.ts'
import { isPublicPolicy } from './public-policy.ts'

function isPublic(changes: Record<string, unknown>): boolean {
  const statement = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*', ...changes }
  const parsed = parsePolicyDocument({ Version: '2012-10-17', Statement: statement }, 'resource')
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
  return isPublicPolicy(parsed.value.statements)
}

describe('a bucket policy', () => {
  it.each<[string, Record<string, unknown>, boolean]>([
    ['everybody', {}, true],
    ['an account', { Principal: { AWS: '111111111111' } }, false],
    ['nobody', { Effect: 'Deny' }, false],
  ])('R10.7 that names %s: public %s', (_title, changes, expected) => {
    expect(isPublic(changes)).toBe(expected)
  })

  it.each<[string, Record<string, unknown>, boolean]>([
    ['an organization', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }, false],
    ['all but an organization', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } }, true],
    ['an organization, if known', { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } }, true],
    ['a pattern of organizations', { StringLike: { 'aws:PrincipalOrgID': 'o-*' } }, true],
    ['an endpoint that a variable names', { StringEquals: { 'aws:SourceVpce': '${aws:username}' } }, true],
    ['any session of a role', { StringLike: { 'aws:userid': 'AROAEXAMPLE:*' } }, true],
    ['one role', { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/R' } }, false],
    ['half of all addresses', { IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } }, true],
    ['an office', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, false],
    ['a private range', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, false],
    ['too many IPv6 addresses', { IpAddress: { 'aws:SourceIp': '2001::/16' } }, true],
    [
      'access points of one account',
      { ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:us-east-1:111111111111:accesspoint/*' } },
      false,
    ],
    [
      'access points of any account',
      { ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:us-east-1:*:accesspoint/a' } },
      true,
    ],
    ['a user agent', { StringEquals: { 'aws:UserAgent': 'x' } }, true],
  ])('R10.7 for everybody, pinned to %s: public %s', (_title, condition, expected) => {
    expect(isPublic({ Condition: condition })).toBe(expected)
  })
})
