/** How many answers a generation holds. */
const mostAnswers = 4096

/**
 * `compute`, with its answers kept by their text. `compute` must be pure.
 *
 * Two generations are kept: when the younger is full the older is forgotten, so that what is asked again and again
 * stays, however many other texts come by. Memory is bounded by twice 4,096 answers.
 */
export function remember<Answer extends object | null>(
  compute: (text: string) => Answer,
): (text: string) => Answer {
  let young = new Map<string, Answer>()
  let old = new Map<string, Answer>()
  return (text) => {
    const known = young.get(text)
    if (known !== undefined) return known
    const answer = old.get(text) ?? compute(text)
    if (young.size >= mostAnswers) {
      old = young
      young = new Map()
    }
    young.set(text, answer)
    return answer
  }
}
