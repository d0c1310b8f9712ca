import { describe, expect, it } from 'vitest'

import { newFindings } from '../policy/findings.ts'
import { parsePrincipals } from '../policy/parse-principals.ts'
import { readRequest } from '../request/read-request.ts'
import type { RequestContext, RequestPrincipal } from '../request/request.ts'
import { principalHolds } from './principal-clause.ts'

const A = '111111111111'
const root = `arn:aws:iam::${A}:root`
const alice = `arn:aws:iam::${A}:user/alice`
const roleR = `arn:aws:iam::${A}:role/R`
const sessionS = `arn:aws:sts::${A}:assumed-role/R/s`
const federated = `arn:aws:sts::${A}:federated-user/f`
const service = { Service: 'ec2.amazonaws.com' }

/** Does a Deny with this NotPrincipal reach the caller? */
function reaches(listed: unknown, principal: RequestPrincipal, bounded: boolean): boolean {
  const findings = newFindings()
  const place = { grammar: 'resource', hasVariables: true, index: 0, pointer: '', findings } as const
  const principals = parsePrincipals({ Effect: 'Deny', NotPrincipal: listed }, place)
  const question = readRequest({ principal, action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' })
  if (principals === null || !question.ok) throw new Error(JSON.stringify(findings.problems))
  return principalHolds(principals, question.value, bounded)
}

type By = { readonly principal: RequestPrincipal; readonly context: RequestContext }

const by = (principal: RequestPrincipal, context: RequestContext = {}): By => ({ principal, context })

/** Does a statement with this Principal speak of the caller? */
function names(listed: unknown, who: By): boolean {
  const findings = newFindings()
  const place = { grammar: 'resource', hasVariables: true, index: 0, pointer: '', findings } as const
  const principals = parsePrincipals({ Effect: 'Allow', Principal: listed }, place)
  const question = readRequest({ ...who, action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' })
  if (principals === null || !question.ok) throw new Error(JSON.stringify(findings.problems))
  return principalHolds(principals, question.value, false)
}

describe('a principal names', () => {
  const roleWithPath = `arn:aws:iam::${A}:role/app/R`
  const userId = 'AIDAALICEALICEALICE1'
  const roleId = 'AROAROLEROLEROLEROL1'

  it.each<[string, unknown, By, boolean]>([
    ['R3.4 the session of a role, whatever its path', { AWS: roleWithPath }, by(sessionS), true],
    [
      'R3.4 not a session of another role',
      { AWS: roleWithPath },
      by(`arn:aws:sts::${A}:assumed-role/Q/s`),
      false,
    ],
    [
      'R3.4 not of the role in another account',
      { AWS: roleR },
      by('arn:aws:sts::222222222222:assumed-role/R/s'),
      false,
    ],
    [
      'R2.19 not of the role in another partition',
      { AWS: roleR },
      by(`arn:aws-cn:sts::${A}:assumed-role/R/s`),
      false,
    ],
    [
      'R3.4 by the path, where it is known',
      { AWS: roleR },
      by(sessionS, { 'aws:PrincipalArn': roleWithPath }),
      false,
    ],
    [
      'R3.3 not another session of the role',
      { AWS: `arn:aws:sts::${A}:assumed-role/R/t` },
      by(sessionS),
      false,
    ],
    ['R3.3 not another user', { AWS: alice }, by(`arn:aws:iam::${A}:user/bob`), false],
    ['R3.3 a user with letter case', { AWS: alice }, by(`arn:aws:iam::${A}:user/Alice`), false],
    ['R3.3 not another federated user', { AWS: federated }, by(`arn:aws:sts::${A}:federated-user/g`), false],
    ['R3.2 not the root user of another account', { AWS: '222222222222' }, by(root), false],
    ['R2.19 not the account in another partition', { AWS: `arn:aws-cn:iam::${A}:root` }, by(alice), false],
    ['R3.10 the user of a unique id', { AWS: userId }, by(alice, { 'aws:userid': userId }), true],
    [
      'R3.10 not a user of another id',
      { AWS: userId },
      by(alice, { 'aws:userid': 'AIDABOBBOBBOBBOBBOB1' }),
      false,
    ],
    ['R3.10 nobody by an id that is not told', { AWS: userId }, by(alice), false],
    [
      'R3.10 the sessions of a role by its id',
      { AWS: roleId },
      by(sessionS, { 'aws:userid': `${roleId}:s` }),
      true,
    ],
    [
      'R3.10 not a session by the id of a user',
      { AWS: userId },
      by(sessionS, { 'aws:userid': `${roleId}:s` }),
      false,
    ],
    ['R3.10 not a service by any id', { AWS: roleId }, by(service, { 'aws:userid': roleId }), false],
    ['R3.7 not another service', { Service: 'lambda.amazonaws.com' }, by(service), false],
    [
      'R3.7 not the provider of a service’s name',
      { Service: 'ec2.amazonaws.com' },
      by({ Federated: 'ec2.amazonaws.com' }),
      false,
    ],
    ['R3.8 not the service of a provider’s name', { Federated: 'ec2.amazonaws.com' }, by(service), false],
    ['R3.8 nobody by a canonical id', { CanonicalUser: 'a'.repeat(64) }, by(alice), false],
    ['R3.13 no service by an account', { AWS: A }, by(service), false],
  ])('%s', (_title, listed, who, expected) => {
    expect(names(listed, who)).toBe(expected)
  })
})

describe('a Deny with NotPrincipal', () => {
  it.each<[string, unknown, RequestPrincipal, boolean]>([
    ['a user of whom the account is missing', { AWS: alice }, alice, true],
    ['a user listed with the account', { AWS: [alice, root] }, alice, false],
    ['the root user by the account', { AWS: A }, root, false],
    ['a session listed in full', { AWS: [root, roleR, sessionS] }, sessionS, false],
    ['a session of whom the role is missing', { AWS: [root, sessionS] }, sessionS, true],
    ['a federated user listed with the account', { AWS: [root, federated] }, federated, false],
    ['a federated user of whom the account is missing', { AWS: federated }, federated, true],
    ['a federated user of whom only the account is listed', { AWS: root }, federated, true],
    [
      'a user whose account of another partition is listed',
      { AWS: [alice, `arn:aws-cn:iam::${A}:root`] },
      alice,
      true,
    ],
    ['a service that is listed', service, service, false],
    ['a service that is not', { AWS: root }, service, true],
    ['an anonymous caller', { AWS: [root] }, '*', true],
    ['an anonymous caller among everybody', '*', '*', false],
  ])('R3.9 reaches %s: %s %s %s', (_title, listed, principal, expected) => {
    expect(reaches(listed, principal, false)).toBe(expected)
  })

  it('R3.9 reaches everyone who has a boundary', () => {
    expect(reaches({ AWS: [alice, root] }, alice, true)).toBe(true)
  })
})
