import { describe, expect, it } from 'vitest'

import { textEcho } from './text-echo.ts'

describe('the echo of a parent', () => {
  it('is known though keys were typed since', () => {
    const echo = textEcho('')
    echo.tell('a')
    echo.tell('ab')
    expect(echo.isEcho('a')).toBe(true)
    expect(echo.isEcho('ab')).toBe(true)
  })

  it('is known where the parent skips a text', () => {
    const echo = textEcho('')
    echo.tell('a')
    echo.tell('ab')
    expect(echo.isEcho('ab')).toBe(true)
  })

  it('is not taken for one where the parent goes back to an earlier text', () => {
    const echo = textEcho('stored')
    echo.tell('typed')
    expect(echo.isEcho('typed')).toBe(true)
    expect(echo.isEcho('stored')).toBe(false)
  })

  it('is not taken for one where the text is new', () => {
    expect(textEcho('stored').isEcho('imported')).toBe(false)
  })
})
