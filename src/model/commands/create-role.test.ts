import { describe, expect, it } from 'vitest'

import { allowing, dev, prod, refusalOf, smallCompany, the, trusting, vendor } from '#testing/accounts.ts'

import { createRole } from './create-role.ts'

const workspace = smallCompany()
const made = {
  accountId: dev,
  path: '/',
  uniqueId: 'AIDAFRESHFRESHFRESH00',
  createDate: '2026-02-03T04:05:06Z',
}
const role = {
  ...made,
  name: 'Build',
  description: '',
  trustPolicy: trusting(the.bob),
  permissionsBoundary: null,
  maxSessionDuration: 3600,
  tags: {},
}

describe('a role is refused', () => {
  const padded = { ...trusting(the.bob), Id: 'x'.repeat(2048) }
  it.each([
    [
      'V101 that names a user who is not there',
      { trustPolicy: trusting(`arn:aws:iam::${dev}:user/nobody`) },
      'no-such-principal',
    ],
    [
      'that names a role by another case',
      { trustPolicy: trusting(`arn:aws:iam::${dev}:role/ci/deploy`) },
      'no-such-principal',
    ],
    [
      'that names a role without its path',
      { trustPolicy: trusting(`arn:aws:iam::${prod}:role/x/Auditor`) },
      'no-such-principal',
    ],
    ['that names a unique id', { trustPolicy: trusting('AIDAALICEALICEALICE00') }, 'no-such-principal'],
    ['that names itself', { trustPolicy: trusting(`arn:aws:iam::${dev}:role/Build`) }, 'no-such-principal'],
    [
      'whose trust policy names resources',
      { trustPolicy: allowing('sts:AssumeRole') },
      'element-not-allowed',
    ],
    ['whose trust policy is text', { trustPolicy: 'Allow' }, 'wrong-type'],
  ])('%s', (_, changed, kind) => {
    const problem = refusalOf(createRole(workspace, { ...role, ...changed }))
    expect(problem).toMatchObject({ kind: 'malformed-policy-document' })
    expect(problem).toHaveProperty('problems', expect.arrayContaining([expect.objectContaining({ kind })]))
  })

  it.each([
    [
      'whose trust policy is too long',
      { trustPolicy: padded },
      { kind: 'limit-exceeded', quota: 'trust-policy-size' },
    ],
    [
      'whose sessions last too long',
      { maxSessionDuration: 43_201 },
      { field: 'maxSessionDuration', rule: 'out-of-range' },
    ],
    ['whose sessions last half seconds', { maxSessionDuration: 3600.5 }, { field: 'maxSessionDuration' }],
    ['with a control character in its description', { description: '\u0007' }, { field: 'description' }],
    [
      'with letters outside Latin-1 in its trust policy',
      { trustPolicy: trusting('я') },
      { field: 'document', rule: 'characters' },
    ],
  ])('%s', (_, changed, problem) => {
    expect(refusalOf(createRole(workspace, { ...role, ...changed }))).toMatchObject(problem)
  })

  it.each([
    ['a session of a role', `arn:aws:sts::${dev}:assumed-role/Anything/s`],
    ['a whole account', `arn:aws:iam::${dev}:root`],
    ['somebody in an account that is nowhere here', 'arn:aws:iam::999999999999:role/x'],
    ["somebody in a vendor's account, into which nobody sees", `arn:aws:iam::${vendor}:role/any`],
  ])('never for trusting %s', (_, principal) => {
    expect(createRole(workspace, { ...role, trustPolicy: trusting(principal) }).ok).toBe(true)
  })
})
