import { expect, it } from 'vitest'

import { parsePolicyDocument } from '#engine/policy/parse.ts'

import { policyTemplates } from './policy-templates.ts'

it.each(policyTemplates)('the template “$label” is one that IAM takes', ({ document }) => {
  expect(parsePolicyDocument(document, 'identity').ok).toBe(true)
})
