import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { leadFocus } from '../lead-focus.ts'
import { awaitAnswer, takesFocus } from './awaited-answer.ts'

vi.mock('../lead-focus.ts')

const main = { matches: () => true, focus: vi.fn<() => void>() }
let paint: (() => void) | null = null

beforeEach(() => {
  vi.mocked(leadFocus).mockClear()
  main.focus.mockClear()
  vi.stubGlobal('location', { hash: '#/graph?ask=cycles' })
  vi.stubGlobal('document', { activeElement: { matches: () => false }, body: {}, getElementById: () => main })
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
    expect(leadFocus).toHaveBeenCalledWith(main) // on to its heading
    focusOn(main)
    expect(takesFocus()).toBe(true)
    expect(takesFocus()).toBe(false)
  })

  it('takes it, and keeps it, where it is there before the page has left the place where it was asked', () => {
    awaitAnswer()
    expect(takesFocus()).toBe(true)
    paint?.()
    expect(main.focus).not.toHaveBeenCalled()
    expect(leadFocus).not.toHaveBeenCalled()
  })

  it('takes nothing from a person who has moved on', () => {
    awaitAnswer()
    paint?.()
    expect(takesFocus()).toBe(false)
  })
})
