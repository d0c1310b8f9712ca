import { describe, expect, it } from 'vitest'

import { newFindings } from '../policy/findings.ts'
import { parsePrincipals } from '../policy/parse-principals.ts'
import { readRequest } from '../request/read-request.ts'
import type { RequestPrincipal } from '../request/request.ts'
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

describe('a Deny with NotPrincipal', () => {
  it.each<[string, unknown, RequestPrincipal, boolean]>([
    ['a user of whom the account is missing', { AWS: alice }, alice, true],
    ['a user listed with the account', { AWS: [alice, root] }, alice, false],
    ['the root user by the account', { AWS: A }, root, false],
    ['a session listed in full', { AWS: [root, roleR, sessionS] }, sessionS, false],
    ['a session of whom the role is missing', { AWS: [root, sessionS] }, sessionS, true],
    ['a federated user listed with the account', { AWS: [root, federated] }, federated, false],
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
