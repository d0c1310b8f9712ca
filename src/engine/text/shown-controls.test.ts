import { expect, it } from 'vitest'

import { shownControls } from './shown-controls.ts'

it('shows what would turn a name around, and leaves everything else as it is, letters of right-to-left scripts too', () => {
  expect(shownControls('\u202Eevil\u202C')).toBe('[U+202E]evil[U+202C]')
  expect(shownControls('a\u061Cb\u200F\u2067')).toBe('a[U+061C]b[U+200F][U+2067]')
  expect(shownControls('שלום <b>')).toBe('שלום <b>')
})
