import { describe, expect, it } from 'vitest'

import { textEcho } from './text-echo.ts'

describe('the echo of a parent', () => {
  it('is known though keys were typed since', () => {
    const echo = textEcho('')
    echo.tell('a')
    echo.tell('ab')
    expect(echo.isNews('a')).toBe(false)
    expect(echo.isNews('ab')).toBe(false)
  })

  it('is known where the parent skips a text', () => {
    const echo = textEcho('')
    echo.tell('a')
    echo.tell('ab')
    expect(echo.isNews('ab')).toBe(false)
  })

  it('is not taken for one where the parent goes back to an earlier text', () => {
    const echo = textEcho('stored')
    echo.tell('typed')
    expect(echo.isNews('typed')).toBe(false)
    expect(echo.isNews('stored')).toBe(true)
  })

  it('is not taken for one where the text is new', () => {
    expect(textEcho('stored').isNews('imported')).toBe(true)
  })
})
