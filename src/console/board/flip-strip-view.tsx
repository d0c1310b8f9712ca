import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import type { FlipStrip, Segment, StripRow } from '#graph/board/strip-row.ts'
import type { OpenAsk } from '#model/board.ts'
import { setPinKeys } from '#model/commands/set-pin-keys.ts'
import type { PinnedRequest } from '#model/entities/entity.ts'
import type { Session } from '#sessions/session.ts'

import { tellWhyNot } from '../parts/perform.ts'
import { flipStripQuery } from '../state/queries.ts'
import { useMoment } from '../state/use-moment.ts'
import { run } from '../state/workspace-store.ts'
import { classWords, stateMark, stateWord } from './strip-words.ts'

type FlipStripViewProps = {
  readonly session: Session
  readonly pin: PinnedRequest
  readonly ask: OpenAsk
}

/** For which values of each key the answer flips, while everything else stays as it is. A choice is set on the request. */
export function FlipStripView({ session, pin, ask }: FlipStripViewProps): ReactNode {
  const { data, isPlaceholderData, error } = useQuery(flipStripQuery(useMoment(), session, ask))
  if (error !== null) return <p>What it hangs on could not be worked out: {error.message}</p>
  if (data === undefined) return null
  return (
    <section className="strip" aria-label="For which values it flips" aria-busy={isPlaceholderData}>
      <h4>For which values it flips</h4>
      {data.rows.map((row) => (
        <StripLine key={row.key} row={row} pin={pin} />
      ))}
      <Rest strip={data} />
    </section>
  )
}

function StripLine({ row, pin }: { readonly row: StripRow; readonly pin: PinnedRequest }): ReactNode {
  if (row.kind === 'ways') {
    return (
      <p className="strip-line">
        <strong>{row.key}</strong> Allowed {row.isExact ? 'only ' : ''}where {row.text}.
        {row.isExact ? '' : ' There may be other ways.'}
      </p>
    )
  }
  return (
    <div className="strip-line">
      <strong>{row.key}</strong>
      <ul className="strip-bar" aria-label={`Values of ${row.key}`}>
        {row.segments.map((segment) => (
          <li key={classWords(segment.of)}>
            <SegmentButton segment={segment} name={row.key} pin={pin} />
          </li>
        ))}
      </ul>
    </div>
  )
}

type SegmentButtonProps = {
  readonly segment: Segment
  readonly name: string
  readonly pin: PinnedRequest
}

const signs = { allowed: '✓', denied: '✕', conditional: '◐', unknown: '?' } as const

function SegmentButton({ segment, name, pin }: SegmentButtonProps): ReactNode {
  const { of, state, sample, isPresent } = segment
  const said = `${classWords(of)}: ${stateWord(state)}${isPresent ? ', as it is' : ''}`
  const isOwn = Object.keys(pin.context).some((key) => key.toLowerCase() === name.toLowerCase())
  return (
    <button
      type="button"
      className={`strip-segment board-mark-${stateMark(state)}`}
      aria-pressed={isPresent}
      disabled={sample === null && !isOwn}
      title={sample === null ? said : `${said}. Set ${sample} on this request`}
      onClick={() => setOn(pin, name, sample)}
    >
      <span className="strip-values">{classWords(of)}:</span> <span aria-hidden="true">{signs[state]}</span>{' '}
      {stateWord(state)}
      {isPresent && <span className="strip-present"> as it is</span>}
    </button>
  )
}

function setOn(pin: PinnedRequest, name: string, value: string | null): void {
  const isOther = (key: string) => key.toLowerCase() !== name.toLowerCase()
  const kept = Object.fromEntries(Object.entries(pin.context).filter(([key]) => isOther(key)))
  const context = value === null ? kept : { ...kept, [name]: value }
  const set = run(setPinKeys, { id: pin.id, context, unknown: pin.unknown.filter(isOther) })
  if (!set.ok) void tellWhyNot(set.problem)
}

function Rest({ strip: { rows, idle, untold } }: { readonly strip: FlipStrip }): ReactNode {
  return (
    <>
      {rows.length === 0 && untold.length === 0 && (
        <p className="strip-rest">No key that the call or the caller brings flips it by itself.</p>
      )}
      {idle.length > 0 && (
        <p className="strip-rest">Looked at, and by themselves they flip nothing: {idle.join(', ')}.</p>
      )}
      {untold.length > 0 && <p className="strip-rest">Nothing certain can be said of {untold.join(', ')}.</p>}
    </>
  )
}
