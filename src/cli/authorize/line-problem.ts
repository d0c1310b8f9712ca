/** Why one line can't be answered. `pointer` is into the line, `""` for the line as a whole. */
export type LineProblem = {
  readonly kind: 'invalid-json' | 'line-too-long' | 'invalid-request' | 'invalid-policy' | 'internal'
  readonly message: string
  readonly pointer: string
}
