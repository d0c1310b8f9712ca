import { expect, it } from 'vitest'

import { administratorsSentence } from './ways-up-wording.ts'

it('says of administrators that their ways aren’t listed, and where these still lead further', () => {
  expect(administratorsSentence(1, 0, false)).toBe(
    '1 user or role is an administrator: its own policies allow everything in its account. Its ways are not listed: they may lead it further where the policy of a resource shuts it out and lets in another.',
  )
  expect(administratorsSentence(3, 1, false)).toBe(
    '3 users and roles are administrators: their own policies allow everything in their account, 1 of them but for what an organization denies everybody there. Their ways are not listed: they may lead them further where the policy of a resource shuts them out and lets in another. Ways to take such a denial away are listed.',
  )
  expect(administratorsSentence(1, 1, true)).toMatch(
    /, but for what an organization denies everybody there\. Its ways are listed: /,
  )
})
