import { ok, refused, type Result } from '#engine/result.ts'

/** A chunk that isn't of our shape, and the JSON pointer of the first place where it isn't: `/actions/3`. */
export type ChunkProblem = { readonly kind: 'malformed-chunk'; readonly pointer: string }

/** Refuse a chunk for what stands at `pointer`. */
export function malformed(pointer: string): {
  readonly ok: false
  readonly problem: ChunkProblem
} {
  return refused({ kind: 'malformed-chunk', pointer })
}

/** Read every entry of a list; the first that `read` answers null for is the problem. */
export function readEach<Entry>(
  value: unknown,
  pointer: string,
  read: (entry: unknown) => Entry | null,
): Result<readonly Entry[], ChunkProblem> {
  if (!Array.isArray(value)) return malformed(pointer)
  const entries: Entry[] = []
  for (const [index, item] of value.entries()) {
    const entry = read(item)
    if (entry === null) return malformed(`${pointer}/${index}`)
    entries.push(entry)
  }
  return ok(entries)
}

/** Is this a list of texts? */
export function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
