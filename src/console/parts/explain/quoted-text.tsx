import type { ReactNode } from 'react'

/** A sentence of the engine, with what stands in backticks shown as code. */
export function QuotedText({ text }: { readonly text: string }): ReactNode {
  return [...text.matchAll(/`([^`]*)`|[^`]+/g)].map(({ 0: whole, 1: quoted, index }) =>
    quoted === undefined ? whole : <code key={index}>{quoted}</code>,
  )
}
