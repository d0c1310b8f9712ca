import { expect, it } from 'vitest'

import { secondSentence, secondTitle } from './second-wording.ts'

it.each([
  ['sts:TagSession', 'session tags'],
  ['sts:SetSourceIdentity', 'a source identity'],
])('tells on what %s hangs, which it takes to bring %s', (action, what) => {
  const mfa = { operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['true'], must: 'hold' } as const
  expect(secondSentence({ action, conditions: [mfa] })).toBe(
    `${action}, to bring ${what}, only if Bool aws:MultiFactorAuthPresent: “true”`,
  )
  expect(secondTitle(action)).toBe(`And ${action}, which it takes to bring ${what}, is allowed if`)
})
