import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { awaitAnswer, takesFocus } from './awaited-answer.ts'

const main = { id: 'main', focus: vi.fn<() => void>() }
let paint: (() => void) | null = null

beforeEach(() => {
  main.focus.mockClear()
  vi.stubGlobal('location', { hash: '#/graph?ask=cycles' })
  vi.stubGlobal('document', { activeElement: { id: 'row' }, body: {}, getElementById: () => main })
  vi.stubGlobal('requestAnimationFrame', (next: () => void) => {
    paint = next
  })
})

afterEach(() => vi.unstubAllGlobals())

const focusOn = (element: object) => Object.assign(document, { activeElement: element })

describe('an awaited answer', () => {
  it('takes the focus from the screen that waits for it, once', () => {
    awaitAnswer()
    paint?.()
    expect(main.focus).toHaveBeenCalledOnce()
    focusOn(main)
    expect(takesFocus()).toBe(true)
    expect(takesFocus()).toBe(false)
  })

  it('takes it, and keeps it, where it is there before the page has left the place where it was asked', () => {
    awaitAnswer()
    expect(takesFocus()).toBe(true)
    paint?.()
    expect(main.focus).not.toHaveBeenCalled()
  })

  it('takes nothing from a person who has moved on', () => {
    awaitAnswer()
    paint?.()
    expect(takesFocus()).toBe(false)
  })
})
