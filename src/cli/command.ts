import type { Result } from '#engine/result.ts'

/** 0: done; 1: the answer is no, or something could not be read; 2: unusable arguments or input. */
export type ExitCode = 0 | 1 | 2

/** What a command may touch of the world, besides the files that its arguments name. */
export type Surroundings = {
  readonly input: AsyncIterable<Uint8Array>
  /** Resolves when the reader can take more. */
  readonly print: (text: string) => Promise<void>
  readonly complain: (text: string) => void
}

/** The problem of a `Result` is one line that says why the arguments or the input are unusable, and where. */
export type Outcome = Promise<Result<ExitCode, string>>

export type Command = {
  readonly summary: string
  readonly help: string
  readonly run: (words: readonly string[], surroundings: Surroundings) => Outcome
}
