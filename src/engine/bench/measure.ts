import type { Contender } from './contenders.ts'

/** How often each contender is asked in each round. Fixed, so that runs can be compared. */
export type Effort = { readonly rounds: number; readonly questions: readonly number[] }

/**
 * Nanoseconds a decision of each contender: the median of the rounds. Contenders take turns within a round, so that
 * a busy machine slows all of them; answers are counted and handed back, so that none can be optimised away.
 */
export function measure(
  contenders: readonly Contender[],
  { rounds, questions }: Effort,
): readonly { readonly nanoseconds: number; readonly allowed: number }[] {
  const times = contenders.map((): number[] => [])
  const allowed = contenders.map(() => 0)
  for (let round = 0; round <= rounds; round++) {
    for (const [index, { answer }] of contenders.entries()) {
      const count = questions[index] ?? 0
      const begun = performance.now()
      let yes = 0
      for (let at = 0; at < count; at++) if (answer(at) === 'allowed') yes++
      const took = performance.now() - begun
      allowed[index] = (allowed[index] ?? 0) + yes
      if (round > 0) times[index]?.push((took * 1e6) / count) // the first round warms up
    }
  }
  return contenders.map((_, index) => ({
    nanoseconds: median(times[index] ?? []),
    allowed: allowed[index] ?? 0,
  }))
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0
}
