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
    ['everybody beside an account', { Principal: { AWS: ['111111111111', '*'] } }, true],
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

  it.each<[string, string, boolean]>([
    ['all of a /8', '11.0.0.0/8', false],
    ['all of a /7', '12.0.0.0/7', true],
    ['a private range and as much again', '10.0.0.0/7', true],
    ['the private range of a data centre', '172.16.0.0/12', false],
    ['an IPv6 /32', '2001:db8::/32', false],
    ['an IPv6 /31', '2001:db8::/31', true],
    ['one IPv6 address', '2001:db8::1', false],
    ['what is no address', 'office', true],
  ])('R10.7 for everybody from %s, %s: public %s', (_title, address, expected) => {
    expect(isPublic({ Condition: { IpAddress: { 'aws:SourceIp': address } } })).toBe(expected)
  })

  it.each<[string, string, string, readonly string[]]>([
    ['addresses', 'IpAddress', 'aws:SourceIp', ['203.0.113.0/24', '0.0.0.0/1']],
    ['organizations', 'StringLike', 'aws:PrincipalOrgID', ['o-1', 'o-*']],
    [
      'access points',
      'ArnLike',
      's3:DataAccessPointArn',
      ['arn:aws:s3:us-east-1:111111111111:accesspoint/*', 'arn:aws:s3:us-east-1:*:accesspoint/*'],
    ],
  ])('R10.7 is as public as the widest of the %s that it lists', (_title, operator, key, values) => {
    const pinnedTo = (listed: readonly string[]) => isPublic({ Condition: { [operator]: { [key]: listed } } })
    expect(pinnedTo(values.slice(0, 1))).toBe(false)
    expect(pinnedTo(values)).toBe(true)
    expect(pinnedTo(values.toReversed())).toBe(true)
  })

  it.each<[string, Record<string, unknown>, boolean]>([
    ['one user’s id', { StringEquals: { 'aws:userid': 'AIDAEXAMPLE' } }, false],
    ['the form of any session’s id', { StringEquals: { 'aws:userid': 'AROAEXAMPLE:*' } }, true],
    ['an ARN that ends in a star', { StringEquals: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:1:*' } }, true],
    ['a name with a star in it', { StringEquals: { 'aws:PrincipalOrgID': 'o-*' } }, true],
    ['any account, as a number', { NumericGreaterThan: { 'aws:PrincipalAccount': '0' } }, true],
    ['any account, as a date', { DateGreaterThan: { 'aws:PrincipalAccount': '1970-01-01' } }, true],
    ['an ARN, as a truth value', { Bool: { 'aws:PrincipalArn': 'false' } }, true],
    ['no value at all', { StringEquals: { 'aws:PrincipalAccount': [] } }, true],
    [
      'an access point whose name a variable tells',
      { StringLike: { 's3:DataAccessPointArn': 'arn:aws:s3:us-east-1:1:accesspoint/${aws:username}' } },
      true,
    ],
    ['roles of any name', { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/*' } }, true],
    ['every path, if any', { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': 'o-1/r-1/' } }, true],
    ['some path', { 'ForAnyValue:StringEquals': { 'aws:PrincipalOrgPaths': 'o-1/r-1/' } }, false],
    ['any organization', { Null: { 'aws:PrincipalOrgID': 'false' } }, true],
    [
      'what ends like an access point',
      { StringLike: { 's3:DataAccessPointArn': '*arn:aws:s3:us-east-1:111111111111:accesspoint/a' } },
      true,
    ],
  ])('R10.7 for everybody, held to %s: public %s', (_title, condition, expected) => {
    expect(isPublic({ Condition: condition })).toBe(expected)
  })

  it('R10.7 is public by one statement of several', () => {
    const base = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
    const account = { ...base, Principal: { AWS: '111111111111' } }
    const parsed = parsePolicyDocument({ Statement: [account, { ...base, Principal: '*' }] }, 'resource')
    expect(parsed.ok && isPublicPolicy(parsed.value.statements)).toBe(true)
  })
})
