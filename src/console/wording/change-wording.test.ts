import { expect, it } from 'vitest'

import { labelSentence } from './change-wording.ts'

it.each([
  ['detach-policy', ['ReadOnly', 'alice'], 'Detach ReadOnly from alice'],
  ['delete-oidc-provider', ['gitlab.com'], 'Delete OpenID Connect provider gitlab.com'],
  ['set-default-policy-version', ['ReadOnly', 'v2'], 'Make v2 the default of ReadOnly'],
  ['sing-and-dance', ['alice'], 'Sing and dance alice'],
  ['constructor', [], 'Constructor'],
])('the change %s of %j reads: %s', (verb, names, expected) => {
  expect(labelSentence({ verb, names })).toBe(expected)
})
