import { describe, expect, it } from 'vitest'

import { arn } from './names.ts'
import { derivedUniqueId, isPrincipalId, type UniqueKind } from './unique-id.ts'

const idOf = (name: string) => derivedUniqueId('user', arn(`arn:aws:iam::111122223333:user/${name}`))

describe('a unique id', () => {
  it.each<[UniqueKind, string]>([
    ['user', 'AIDA'],
    ['role', 'AROA'],
    ['group', 'AGPA'],
    ['policy', 'ANPA'],
    ['instance-profile', 'AIPA'],
  ])('R3.12 of a %s begins with %s, and is spelled as AWS spells them', (kind, prefix) => {
    const id = derivedUniqueId(kind, arn('arn:aws:iam::111122223333:user/alice'))
    expect(id.startsWith(prefix)).toBe(true)
    expect(id).toMatch(/^[A-Z]{4}[A-Z2-7]{17}$/)
  })

  it('R3.10 is the same for the same ARN, and another for any other', () => {
    expect(idOf('alice')).toBe(idOf('alice'))
    expect(idOf('alice')).not.toBe(idOf('alicf'))
  })

  it.each([
    ['AIDAQ3EGRPS6EXAMPLE', true],
    ['AROAQ3EGRPS6EXAMPLE', true],
    ['AGPAQ3EGRPS6EXAMPLE', false],
    ['alice', false],
  ])('R3.10 %s stands in a Principal for a deleted user or role: %s', (text, expected) => {
    expect(isPrincipalId(text)).toBe(expected)
  })
})
