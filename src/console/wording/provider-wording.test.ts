import { expect, it } from 'vitest'

import { unheldProvider } from './provider-wording.ts'

it('minds of a provider that isn’t held, and of no other, that it may not be there', () => {
  const id = 'arn:aws:iam::111122223333:saml-provider/SignOn'
  expect(unheldProvider({ id, kind: 'saml-provider', entity: null })).toContain(
    'only if account 111122223333 has it',
  )
  expect(unheldProvider({ id, kind: 'saml-provider', entity: id })).toBe('')
  expect(unheldProvider({ id: 'accounts.google.com', kind: 'oidc-provider', entity: null })).toBe('')
  expect(unheldProvider({ id, kind: 'role', entity: null })).toBe('')
})
