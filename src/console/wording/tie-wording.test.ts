import { describe, expect, it } from 'vitest'

import { refusalSentence, tiesSentence } from './tie-wording.ts'

describe('a refused deletion', () => {
  it.each([
    ['user', 'DeleteConflict'],
    ['organizational-unit', 'OrganizationalUnitNotEmptyException'],
    ['organization', 'OrganizationNotEmptyException'],
    ['organization-policy', 'PolicyInUseException'],
  ] as const)('of a %s is called as AWS calls it: %s', (kind, name) => {
    expect(refusalSentence(kind)).toContain(name)
  })

  it('names what is inside', () => {
    expect(tiesSentence([{ tie: 'entity', name: 'ou-exam-12345678' }])).toBe(
      'It still holds: “ou-exam-12345678”.',
    )
  })
})
