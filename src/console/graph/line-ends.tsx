import type { CSSProperties, ReactNode } from 'react'

import type { TrustEdgeState } from '#graph/trust-graph.ts'

/** What a line says, which decides its colour, its dashes and its ends. */
export type Ink = TrustEdgeState | 'member' | 'gone'

const inks: readonly Ink[] = [
  'allowed',
  'conditional',
  'trustOnly',
  'permissionOnly',
  'unknown',
  'member',
  'gone',
]

/** Those that have a mark at their beginning too. */
const starting: readonly Ink[] = ['conditional', 'trustOnly', 'gone']

/** The `marker-start` and `marker-end` of a line. */
export function endsOf(ink: Ink): { readonly markerStart?: string; readonly markerEnd: string } {
  const markerEnd = `url(#trust-end-${ink})`
  return starting.includes(ink) ? { markerStart: `url(#trust-start-${ink})`, markerEnd } : { markerEnd }
}

const size = { markerWidth: 18, markerHeight: 18, markerUnits: 'userSpaceOnUse', orient: 'auto' } as const

/**
 * The ends of all lines, once for a page. A diamond is a condition to be met first. A wall stands at the side that doesn't
 * allow: before the role where the trust is missing, behind the caller where its permission is. Crosses stand at both ends of what is
 * gone: one at least shows where many lines meet.
 */
export function LineEnds(): ReactNode {
  return (
    <svg className="trust-line-ends" aria-hidden="true">
      <defs>
        {inks.map((ink) => (
          <marker key={ink} id={`trust-end-${ink}`} viewBox="-16 -9 18 18" style={colored(ink)} {...size}>
            <End ink={ink} />
          </marker>
        ))}
        {starting.map((ink) => (
          <marker key={ink} id={`trust-start-${ink}`} viewBox="-2 -9 18 18" style={colored(ink)} {...size}>
            <Start ink={ink} />
          </marker>
        ))}
      </defs>
    </svg>
  )
}

export function colored(ink: Ink): CSSProperties {
  return { color: `var(--graph-${ink})` }
}

/** What stands at the end of a line that runs to the right and ends at 0, 0. */
export function End({ ink }: { readonly ink: Ink }): ReactNode {
  if (ink === 'permissionOnly') return <Wall toward={-1} />
  if (ink === 'gone') return <Cross toward={-1} />
  if (ink === 'trustOnly')
    return <path d="M-9 -5 L0 0 L-9 5 Z" fill="var(--graph-surface)" stroke="currentColor" />
  const half = ink === 'member' ? 3.5 : 5
  return <path d={`M${-2 * half} ${-half} L0 0 L${-2 * half} ${half} Z`} fill="currentColor" />
}

/** What stands at the beginning of a line that begins at 0, 0 and runs to the right. */
export function Start({ ink }: { readonly ink: Ink }): ReactNode {
  if (ink === 'trustOnly') return <Wall toward={1} />
  if (ink === 'gone') return <Cross toward={1} />
  if (ink !== 'conditional') return null
  return (
    <path d="M1 0 L7 -5 L13 0 L7 5 Z" fill="var(--graph-surface)" stroke="currentColor" strokeWidth="1.5" />
  )
}

/** A cross beside 0, 0, and nothing of the line behind it. */
function Cross({ toward }: { readonly toward: 1 | -1 }): ReactNode {
  const [near, far] = [toward * 3, toward * 13]
  return (
    <>
      <path d={`M0 -3 H${far} V3 H0 Z`} fill="var(--graph-surface)" />
      <path
        d={`M${near} -5 L${far} 5 M${near} 5 L${far} -5`}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.5"
      />
    </>
  )
}

/** A wall beside 0, 0, and nothing of the line behind it. */
function Wall({ toward }: { readonly toward: 1 | -1 }): ReactNode {
  return (
    <>
      <path d={`M0 -3 H${toward * 7} V3 H0 Z`} fill="var(--graph-surface)" />
      <path d={`M${toward * 8} -6 V6`} fill="none" stroke="currentColor" strokeWidth="3" />
    </>
  )
}
