import { ok, refused, type Result } from '#engine/result.ts'

/** `text` in UTF-8, compressed in the zlib format, which PNG takes. */
export async function deflated(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/**
 * What `deflated` made of a text, or another compressed it to, in the zlib format or bare. Refuses what is cut short or was never deflated (`damaged`), and what would grow beyond
 * `mostBytes` (`too-large`), before it has grown.
 */
export async function inflated(
  bytes: Uint8Array,
  mostBytes: number,
  format: 'deflate' | 'deflate-raw' = 'deflate',
): Promise<Result<string, 'damaged' | 'too-large'>> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream(format))
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- one piece after another is how it arrives
      const { done, value } = await reader.read()
      if (done) return ok(text + decoder.decode())
      size += value.byteLength
      if (size > mostBytes) {
        void reader.cancel()
        return refused('too-large')
      }
      text += decoder.decode(value, { stream: true })
    }
  } catch {
    return refused('damaged')
  }
}
