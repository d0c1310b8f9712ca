import { describe, expect, it } from 'vitest'

import type { ContextValue } from '../request/request.ts'
import { globalKeyType, isOfType, type KeyType } from './key-types.ts'

describe('the type of a condition key', () => {
  it.each<[KeyType, ContextValue, boolean]>([
    ['Bool', true, true],
    ['Bool', 'TRUE', true],
    ['Bool', 'yes', false],
    ['Numeric', '3600', true],
    ['Numeric', 'an hour', false],
    ['Date', '2026-03-01T08:00:00Z', true],
    ['Date', 1772352000, true],
    ['Date', 'tomorrow', false],
    ['IPAddress', '203.0.113.7', true],
    ['IPAddress', '2001:db8::1', true],
    ['IPAddress', '203.0.113.0/24', false],
    ['IPAddress', '203.0.113.700', false],
    ['ARN', 'arn:aws:sns:eu-west-1:111122223333:topic', true],
    ['ARN', 'topic', false],
    ['String', '', true],
  ])('%s takes %s: %s', (type, value, expected) => {
    expect(isOfType(type, value)).toBe(expected)
  })

  it('is known of global keys in any letter case, and of no other', () => {
    expect(globalKeyType('AWS:SourceIP')).toBe('IPAddress')
    expect(globalKeyType('aws:PrincipalTag/team')).toBe(null)
    expect(globalKeyType('constructor')).toBe(null)
  })
})
