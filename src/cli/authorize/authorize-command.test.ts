import { describe, expect, it } from 'vitest'

import type { Surroundings } from '../command.ts'
import { authorizeCommand } from './authorize-command.ts'

const request = { principal: '*', action: 's3:GetObject', resource: '*' }
const line = `${JSON.stringify({ id: 1, request, policies: {} })}\n`

/** A stream of one line a chunk that counts what was taken from it. */
function counted(lines: number) {
  const taken = { chunks: 0 }
  async function* stream(): AsyncGenerator<Uint8Array> {
    while (taken.chunks < lines) {
      taken.chunks += 1
      yield new TextEncoder().encode(line)
    }
  }
  return { taken, input: stream() }
}

async function* inOneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

/** Lets everything happen that doesn't wait for the world. */
async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve)
  })
}

describe('authorize', () => {
  it('reads no further while the reader of its answers is behind', async () => {
    const { taken, input } = counted(1000)
    let printed = 0
    const waiting: (() => void)[] = []
    const print = async () => {
      printed += 1
      if (printed === 3) await new Promise<void>((resolve) => waiting.push(resolve))
    }
    const surroundings: Surroundings = { input, print, complain: () => {} }
    const run = authorizeCommand.run([], surroundings)
    await settled()
    await settled()
    expect([taken.chunks, printed]).toEqual([3, 3])
    for (const goOn of waiting) goOn()
    expect(await run).toEqual({ ok: true, value: 0 })
    expect([taken.chunks, printed]).toEqual([1000, 1000])
  })

  it('prints the answers of many short lines before all of them are judged', async () => {
    const sizes: number[] = []
    const print = (text: string) => {
      sizes.push(text.length)
      return Promise.resolve()
    }
    await authorizeCommand.run([], { input: inOneChunk(line.repeat(2000)), print, complain: () => {} })
    expect(sizes.length).toBeGreaterThan(5)
    expect(Math.max(...sizes)).toBeLessThan(100_000)
  })
})
