/** A part of a PNG: its four letters and what it holds. */
export type PngChunk = { readonly type: string; readonly data: Uint8Array }

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Do `bytes` begin as every PNG does? */
export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

/**
 * The chunks of a PNG up to its end, as far as they are whole: one that is cut short, or whose checksum is wrong, and all
 * behind it are left out. The data are views of `bytes`. Source: W3C, "Portable Network Graphics", chunk layout.
 */
export function chunksOf(bytes: Uint8Array): readonly PngChunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: PngChunk[] = []
  for (let at = signature.length; at + 12 <= bytes.length;) {
    const end = at + 8 + view.getUint32(at)
    if (end + 4 > bytes.length || view.getUint32(end) !== checksum(bytes.subarray(at + 4, end))) break
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    chunks.push({ type, data: bytes.subarray(at + 8, end) })
    if (type === 'IEND') break
    at = end + 4
  }
  return chunks
}

/** `png` with `chunk` before its end. Throws where it has none: what a browser has drawn does. */
export function withChunk(png: Uint8Array, chunk: PngChunk): Uint8Array {
  const last = chunksOf(png).at(-1)
  if (last?.type !== 'IEND') throw new Error('a PNG without an end')
  const end = last.data.byteOffset - png.byteOffset - 8
  const written = bytesOf(chunk)
  const whole = new Uint8Array(end + written.length + 12)
  whole.set(png.subarray(0, end))
  whole.set(written, end)
  whole.set(png.subarray(end, end + 12), end + written.length)
  return whole
}

function bytesOf({ type, data }: PngChunk): Uint8Array {
  const bytes = new Uint8Array(data.length + 12)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  for (let at = 0; at < 4; at++) bytes[4 + at] = type.charCodeAt(at)
  bytes.set(data, 8)
  view.setUint32(8 + data.length, checksum(bytes.subarray(4, 8 + data.length)))
  return bytes
}

const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++) {
    remainder = (remainder & 1) === 1 ? (remainder >>> 1) ^ 0xed_b8_83_20 : remainder >>> 1
  }
  return remainder
})

/** CRC-32, as PNG asks for. */
function checksum(bytes: Uint8Array): number {
  let sum = 0xff_ff_ff_ff
  for (const byte of bytes) sum = (sum >>> 8) ^ (remainders[(sum ^ byte) & 0xff] ?? 0)
  return (sum ^ 0xff_ff_ff_ff) >>> 0
}
