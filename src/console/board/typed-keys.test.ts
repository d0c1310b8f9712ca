import { describe, expect, it } from 'vitest'

import { keysOf, typedKeys } from './typed-keys.ts'

describe('keys as they are typed', () => {
  it('are those that the form opened with, as long as nobody touches them', () => {
    const keys = {
      context: { 'aws:SourceIp': '192.0.2.1', 'aws:EpochTime': 7, 's3:prefix': ['a', 'b'] },
      unknown: ['aws:SecureTransport'],
    }
    expect(keysOf(typedKeys(keys), keys.context)).toEqual(keys)
  })

  it('are a list for keys of which a request carries several', () => {
    const typed = [
      { key: ' aws:TagKeys ', value: 'team, env' },
      { key: 'aws:UserAgent', value: 'a, b' },
    ]
    expect(keysOf(typed, {}).context).toEqual({ 'aws:TagKeys': ['team', 'env'], 'aws:UserAgent': 'a, b' })
  })

  it('are left out while they have neither a name nor a value', () => {
    const typed = [
      { key: '', value: 'lost' },
      { key: 'aws:SourceIp', value: ' ' },
      { key: '', value: null },
    ]
    expect(keysOf(typed, {})).toEqual({ context: {}, unknown: [] })
  })
})
