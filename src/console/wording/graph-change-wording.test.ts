import { expect, it } from 'vitest'

import { edgeOf } from '#testing/graph-parts.ts'
import { role, user } from '#testing/small-trust.ts'

import { changeRows } from './graph-change-wording.ts'

const nameOf = (id: string) => (id === role('Audit') ? 'The audit role' : id)

it('names what is gone as it was named, and what is there by its name', () => {
  const edge = edgeOf(user('team/ann'), role('Audit'))
  const rows = changeRows({ appeared: [], gone: [edge], changed: [] }, nameOf)
  expect(rows.map(({ text }) => text)).toEqual(['− ann → The audit role: was allowed'])
})
