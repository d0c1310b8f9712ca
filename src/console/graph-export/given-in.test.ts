import { expect, it } from 'vitest'

import { givenIn } from './given-in.ts'

it('every name in a sentence is marked, the longest that stands there, and no part of another word', () => {
  const names = ['alice', 'Deploy', 'Deploy-Role', 'in']
  expect(givenIn('alice gets to Deploy-Role in 2 ways; malice, alice2 and Deploy.', names)).toEqual([
    { given: 'alice' },
    ' gets to ',
    { given: 'Deploy-Role' },
    ' ',
    { given: 'in' },
    ' 2 ways; malice, alice2 and ',
    { given: 'Deploy' },
    '.',
  ])
  expect(givenIn('No names.', [])).toEqual(['No names.'])
})
