import { beforeEach, describe, expect, it } from 'vitest'

import { dismissAll, dismissElsewhere, noticesStore, notify, placeNotices } from './notices.ts'

const texts = () => noticesStore.getState().notices.map(({ text }) => text)

describe('a notice', () => {
  beforeEach(dismissAll)

  it('stays on its page and leaves with it', () => {
    notify({ type: 'error', text: 'refused' })
    placeNotices('/users')
    dismissElsewhere('/users')
    expect(texts()).toEqual(['refused'])
    dismissElsewhere('/roles')
    expect(texts()).toEqual([])
  })

  it('belongs to the page that the person is led on to', () => {
    notify({ type: 'error', text: 'older' })
    placeNotices('/users/alice')
    notify({ type: 'success', text: 'deleted', undoable: true })
    placeNotices('/users')
    dismissElsewhere('/users')
    expect(texts()).toEqual(['deleted'])
  })
})
