import { describe, expect, it } from 'vitest'

import { teachingSample } from '#testing/sample.ts'

import { matchPrincipal } from './match-principal.ts'
import { parseStatedPrincipal } from './stated-principal.ts'

const sample = teachingSample()

function match(text: string) {
  const stated = parseStatedPrincipal(text)
  if (stated === null) throw new Error('no principal')
  const found = matchPrincipal(sample, stated)
  if (found.kind === 'exact') return `exact ${found.entity.id}`
  return found.kind === 'none' ? 'none' : `by name ${found.candidates.map(({ id }) => id).join(' ')}`
}

describe('a stated principal', () => {
  it.each([
    ['arn:aws:iam::111122223333:user/staff/alice', 'exact arn:aws:iam::111122223333:user/staff/alice'],
    ['arn:aws:iam::111122223333:user/alice', 'exact arn:aws:iam::111122223333:user/staff/alice'],
    ['arn:aws:iam::999999999999:user/alice', 'by name arn:aws:iam::111122223333:user/staff/alice'],
    ['arn:aws:iam::***:user/ALICE', 'by name arn:aws:iam::111122223333:user/staff/alice'],
    [
      'arn:aws:sts::111122223333:assumed-role/DeployRole/some-session',
      'exact arn:aws:iam::111122223333:role/DeployRole',
    ],
    ['DeployRole', 'by name arn:aws:iam::111122223333:role/DeployRole'],
    ['arn:aws:iam::111122223333:root', 'exact account/111122223333'],
    ['arn:aws:iam::999999999999:root', 'none'],
    ['arn:aws:iam::111122223333:user/nobody', 'none'],
    ['anonymous', 'none'],
    ['ec2.amazonaws.com', 'none'],
  ])('%s is %s in the workspace', (text, found) => {
    expect(match(text)).toBe(found)
  })
})
