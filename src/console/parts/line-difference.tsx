import './line-difference.css'
import type { DifferingLine } from './differing-lines.ts'

const signs = { same: '  ', added: '+ ', removed: '− ' } as const

/** Lines of two texts, each with a sign for what became of it. */
export function LineDifference({ lines }: { readonly lines: readonly DifferingLine[] }) {
  return (
    <div className="line-difference">
      {lines.map(({ kind, text }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have nothing else to tell them apart, and no state
        <div key={at} data-kind={kind}>
          {signs[kind] + text}
        </div>
      ))}
    </div>
  )
}
