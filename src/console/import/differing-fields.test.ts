import { expect, it } from 'vitest'

import { applyChange } from '#model/change.ts'
import { attachPolicy } from '#model/commands/attach-policy.ts'
import { accepted, dev, smallCompany, the } from '#testing/accounts.ts'

import { differingFields } from './differing-fields.ts'

it('what differs between two states of an entity is named in words', () => {
  const before = smallCompany()
  const change = accepted(attachPolicy(before, { holder: the.bob, policy: the.limits }))
  const [from, to] = [before, applyChange(before, change)].map(({ entities }) => entities.get(the.bob))
  if (from === undefined || to === undefined) throw new Error('bob is gone')
  expect(differingFields(from, to)).toEqual(['attached policies'])
  expect(differingFields(from, from)).toEqual([])
  const account = before.entities.get(`account/${dev}`)
  if (account?.kind !== 'account') throw new Error('no account')
  expect(differingFields(account, { ...account, unread: ['blockPublicAccess'] })).toEqual([
    'what was not read',
  ])
})
