import { expect, it } from 'vitest'

import { countedDraftsSentence, draftsSentence } from './draft-wording.ts'

it('names the drafts that are drawn, as many as there is room for, or none where names are made up', () => {
  expect(draftsSentence([])).toBe('')
  expect(draftsSentence(['Policy A'])).toBe('A draft is drawn that is not applied: Policy A.')
  expect(draftsSentence(['A', 'B', 'C', 'D'])).toBe(
    '4 drafts are drawn that are not applied: A, B, C and 1 more.',
  )
  expect([0, 1, 2].map(countedDraftsSentence)).toEqual([
    '',
    '1 draft that is not applied is drawn.',
    '2 drafts that are not applied are drawn.',
  ])
})
