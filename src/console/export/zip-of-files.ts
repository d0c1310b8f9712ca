import { strToU8, zipSync } from 'fflate'

import type { ExportedFiles } from '#interchange/exported-file.ts'

/** The files of an export as one ZIP archive. The same files make the same archive, to the byte. */
export function zipOfFiles(files: ExportedFiles): Uint8Array {
  const entries = files.map(({ name, text }) => [name, strToU8(text)] as const)
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: earliest })
}

/** An archive must give its files some date, and can say none before this. */
const earliest = new Date(1980, 0, 1)
