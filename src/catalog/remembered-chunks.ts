import { refused, type Result } from '#engine/result.ts'
import type { JsonValue } from '#engine/text/json.ts'

import type { ChunkProblem } from './chunk.ts'

/** Answers the parsed JSON at a path below the catalog's folder (`services/s3.json`); rejects where it can't. */
export type LoadChunk = (path: string) => Promise<JsonValue>

/** Why a chunk of the catalog is not there, and which. `reason` is the loader's own word. */
export type UnreadChunk =
  | { readonly kind: 'chunk-not-loaded'; readonly path: string; readonly reason: string }
  | (ChunkProblem & { readonly path: string })

/** Chunks of one kind by path. */
export type Chunks<Chunk> = (path: string) => Promise<Result<Chunk, UnreadChunk>>

/**
 * Load and read chunks, each once: those asked for last are kept, at most `most` of them. Questions for a chunk
 * that is on its way wait for the same one. What failed is not kept, so that the next question tries again.
 */
export function rememberedChunks<Chunk>(
  load: LoadChunk,
  read: (json: JsonValue) => Result<Chunk, ChunkProblem>,
  most: number,
): Chunks<Chunk> {
  const kept = new Map<string, Promise<Result<Chunk, UnreadChunk>>>() // the one asked for last stands last
  return (path) => {
    const asked = kept.get(path) ?? loadAndRead(load, read, path)
    kept.delete(path)
    kept.set(path, asked)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return asked.then((answer) => {
      if (!answer.ok && kept.get(path) === asked) kept.delete(path)
      return answer
    })
  }
}

async function loadAndRead<Chunk>(
  load: LoadChunk,
  read: (json: JsonValue) => Result<Chunk, ChunkProblem>,
  path: string,
): Promise<Result<Chunk, UnreadChunk>> {
  let json: JsonValue
  try {
    json = await load(path)
  } catch (error) {
    return refused({ kind: 'chunk-not-loaded', path, reason: String(error) })
  }
  const chunk = read(json)
  return chunk.ok ? chunk : refused({ ...chunk.problem, path })
}
