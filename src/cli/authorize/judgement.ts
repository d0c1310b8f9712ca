import type { Trace } from '#engine/explain/trace.ts'
import type { UnknownReason } from '#model/resolve.ts'

import type { LineProblem } from './line-problem.ts'

/** What came of one line. */
export type Judgement =
  | { readonly kind: 'decided'; readonly trace: Trace }
  /** Something that bears on the answer is not in the workspace, so that there is no true answer. */
  | { readonly kind: 'unknown'; readonly reasons: readonly UnknownReason[] }
  | { readonly kind: 'refused'; readonly problem: LineProblem }
