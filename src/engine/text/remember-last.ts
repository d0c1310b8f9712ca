/**
 * `compute`, with its last answer kept: for values that are asked about again and again in a row, as one value of a
 * request is by statement after statement. `compute` must be pure.
 */
export function rememberLast<Answer>(compute: (text: string) => Answer): (text: string) => Answer {
  let last: { readonly text: string; readonly answer: Answer } | null = null
  return (text) => {
    if (last?.text === text) return last.answer
    const answer = compute(text)
    last = { text, answer }
    return answer
  }
}
