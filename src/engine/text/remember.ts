/** How many answers are kept; beyond that all are forgotten, and asked anew. */
const mostAnswers = 2000

/** `compute`, with its answers kept by their text. `compute` must be pure. */
export function remember<Answer extends object | null>(
  compute: (text: string) => Answer,
): (text: string) => Answer {
  const answers = new Map<string, Answer>()
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined) return known
    if (answers.size >= mostAnswers) answers.clear()
    const answer = compute(text)
    answers.set(text, answer)
    return answer
  }
}
