import { expect, it } from 'vitest'

import { nameWithKind, nodeName } from './node-name.ts'

it('shows a character that turns a name around', () => {
  expect(nodeName({ name: 'ad\u202Enim' })).toBe('ad[U+202E]nim')
  expect(nameWithKind({ name: 'ad\u202Enim', kind: 'role' }, 'Role of 111122223333')).toBe(
    'ad[U+202E]nim (Role of 111122223333)',
  )
})

it('says what a node is, once', () => {
  expect(nameWithKind({ name: 'Anyone', kind: 'anyone' })).toBe('Anyone')
  expect(nameWithKind({ name: 'Audit', kind: 'role' })).toBe('Audit (Role)')
})
