import { twoGenerations } from './two-generations.ts'

/** `compute`, with its answers kept by their text, a bounded number of them. `compute` must be pure. */
export function remember<Answer extends object | string | null>(
  compute: (text: string) => Answer,
): (text: string) => Answer {
  const answers = twoGenerations<Answer>()
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined) return known
    const answer = compute(text)
    answers.set(text, answer)
    return answer
  }
}
