import { describe, expect, it } from 'vitest'

import { signIn } from '#sessions/sign-in.ts'
import { people, roles } from '#testing/sample.ts'

import { callOf, firstWishes } from './switch-role.ts'

const collector = signIn({ kind: 'user', user: people.collector, mfa: false })
const wishes = { ...firstWishes(collector), role: roles.lotwise, externalId: 'parcelo-4c2f81' }

describe('an external id', () => {
  it('goes along with AssumeRole', () => {
    expect(callOf({ ...wishes, as: 'assume-role' })?.parameters).toMatchObject({
      ExternalId: 'parcelo-4c2f81',
    })
  })

  it('is nothing that the console’s Switch role can send', () => {
    expect(callOf({ ...wishes, as: 'switch-role' })?.parameters).not.toHaveProperty('ExternalId')
  })
})
