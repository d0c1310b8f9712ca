import { describe, expect, it } from 'vitest'

import { accepted } from '#testing/accounts.ts'
import { aliceWithKey, assuming, companyWith, sts, stsCompany } from '#testing/sts.ts'

import { factsOf } from './session-facts.ts'

const first = accepted(assuming(aliceWithKey, sts.first))

function longest(stack: typeof first, workspace = stsCompany()) {
  return factsOf(workspace, stack, stack.length - 1).find(({ label }) => label === 'Longest possible')?.value
}

describe('how long a session could have lasted', () => {
  it('is said of a role in hours, as the role is now', () => {
    expect(longest(first)).toBe("12 h: the role's maximum session duration")
    expect(longest(first, companyWith(sts.first, { maxSessionDuration: 5400 }))).toBe(
      "1 h 30 min: the role's maximum session duration",
    )
  })

  it('is an hour in a chain', () => {
    expect(longest(accepted(assuming(first, sts.second)))).toBe('1 h: role chaining')
  })
})
