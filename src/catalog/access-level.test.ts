import { describe, expect, it } from 'vitest'

import { accessLevelOfProperties } from './access-level.ts'

describe('the access level of an action', () => {
  it.each([
    ['Read', 'Read'],
    ['List', 'List'],
    ['Write', 'Write'],
    ['Tagging, Write', 'Tagging'],
    ['Write,Tagging', 'Tagging'],
    ['Permissions management, Write', 'Permissions management'],
    ['Permissions management', 'Permissions management'],
  ])('that AWS marks with %s is %s', (properties, level) => {
    expect(accessLevelOfProperties(properties)).toBe(level)
  })

  it.each(['', 'Delete', 'Read, Write', 'Permissions management, Tagging, Write', 'Write, Delete'])(
    'is not guessed for `%s`',
    (properties) => {
      expect(accessLevelOfProperties(properties)).toBeNull()
    },
  )
})
