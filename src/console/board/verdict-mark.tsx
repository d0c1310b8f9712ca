import type { ReactNode } from 'react'

import type { Verdict } from '#worker/contract.ts'

/** A verdict as a row shows it, with a shape and a word: never by colour alone. */
export type Mark = string

const words: Readonly<Record<string, readonly [sign: string, word: string]>> = {
  allowed: ['✓', 'Allowed'],
  explicitDeny: ['✕', 'Denied (explicitly)'],
  implicitDeny: ['⊘', 'Denied (implicitly)'],
  depends: ['◐', 'Depends'],
  unknown: ['?', 'Unknown'],
  none: ['…', 'Deciding'],
  unanswered: ['!', 'Not answered'],
}

export function markOf(verdict: Verdict): Mark {
  return verdict.kind === 'decided' ? verdict.decision : verdict.kind
}

export function VerdictMark({ mark }: { readonly mark: Mark }): ReactNode {
  const [sign, word] = words[mark] ?? ['', mark]
  return (
    <span className={`board-mark board-mark-${mark}`}>
      <span aria-hidden="true">{sign}</span> {word}
    </span>
  )
}
