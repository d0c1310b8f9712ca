import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { ReactNode } from 'react'

import { goToParameters } from '#console/parts/hash-location.ts'
import { absentFocusSentence, narrowedSentence } from '#console/wording/focus-wording.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'

type FocusNoteProps = {
  /** What the address names as the box in focus. */
  readonly wanted: string | null
  /** The same where it is in what is shown. */
  readonly focus: string | null
  readonly hops: number
  /** The whole answer or difference; `shown` is what of it is looked at. */
  readonly whole: TrustGraph
  readonly shown: TrustGraph
  readonly trust: TrustGraph
  readonly isPart: boolean
}

/** Says where the box that the address names isn't in what is shown, and where it leaves nothing but its surroundings of an answer. */
export function FocusNote(props: FocusNoteProps): ReactNode {
  const { wanted, focus, hops, whole, shown, trust, isPart } = props
  if (wanted === null) return null
  const name = trust.nodes.find(({ id }) => id === wanted)?.name
  if (focus === null) {
    return (
      <Note sentence={absentFocusSentence(name ?? wanted, name !== undefined)}>
        {name === undefined ? (
          <Button variant="inline-link" onClick={() => goToParameters({ focus: null })}>
            Show everything
          </Button>
        ) : (
          <Button variant="inline-link" onClick={() => goToParameters(nothingAsked)}>
            Show {name} in the whole graph
          </Button>
        )}
      </Note>
    )
  }
  if (!isPart || shown === whole) return null
  return (
    <Note
      sentence={narrowedSentence({
        name: name ?? whole.nodes.find(({ id }) => id === focus)?.name ?? focus,
        hops,
        boxes: shown.nodes.length,
        of: whole.nodes.length,
      })}
    >
      <Button variant="inline-link" onClick={() => goToParameters({ focus: null })}>
        Draw all of it
      </Button>
    </Note>
  )
}

/** An address that asks nothing and compares nothing shows the whole graph. */
const nothingAsked = {
  tool: null,
  ask: null,
  from: null,
  to: null,
  hops: null,
  where: null,
  line: null,
  edge: null,
  against: null,
}

function Note({
  sentence,
  children,
}: {
  readonly sentence: string
  readonly children: ReactNode
}): ReactNode {
  return (
    <div className="trust-answer">
      <StatusIndicator type="warning" wrapText>
        {sentence}
      </StatusIndicator>
      {children}
    </div>
  )
}
