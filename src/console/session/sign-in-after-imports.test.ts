import { expect, it } from 'vitest'

import { emptyWorkspace } from '#model/workspace.ts'
import { people, teachingSample } from '#testing/sample.ts'

import { canGoOn } from './sign-in-after-imports.ts'

const now = '2026-03-01T09:00:00Z'
const outsider = { kind: 'outside', principal: people.alice } as const
const user = { kind: 'user', user: people.alice, mfa: false } as const

it('lets an outsider act until their account is imported, and a user as long as they are there', () => {
  const [before, sample] = [emptyWorkspace('before'), teachingSample()]
  expect(canGoOn(before, outsider, now)).toBe(true)
  expect(canGoOn(sample, outsider, now)).toBe(false)
  expect(canGoOn(sample, user, now)).toBe(true)
  expect(canGoOn(before, user, now)).toBe(false)
})
