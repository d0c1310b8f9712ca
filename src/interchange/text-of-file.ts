/**
 * The text of a file of JSON. UTF-8, or UTF-16 where a byte order mark says so: Windows PowerShell writes that
 * when the output of a command is redirected to a file. The mark itself is left out.
 */
export function textOfFile(bytes: Uint8Array): string {
  const encoding = startsWith(bytes, 0xff, 0xfe)
    ? 'utf-16le'
    : startsWith(bytes, 0xfe, 0xff)
      ? 'utf-16be'
      : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

function startsWith(bytes: Uint8Array, first: number, second: number): boolean {
  return bytes[0] === first && bytes[1] === second
}
