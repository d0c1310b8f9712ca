import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { ReactNode } from 'react'

import type { GateKind, GateTrace, Trace } from '#engine/explain/trace.ts'

import { storyOf } from './gate-story.ts'
import { gateName, noDataWords, outcomeWords, shortGateName } from './gate-words.ts'
import type { NoData } from './no-data.ts'

type GatePipelineProps = {
  readonly trace: Trace
  readonly noData: ReadonlyMap<GateKind, NoData>
  readonly action: string
  readonly open: GateKind | null
  readonly onOpen: (gate: GateKind) => void
}

/** The gates in the order in which AWS asks them. Choosing one shows its statements. */
export function GatePipeline({ trace, noData, action, open, onOpen }: GatePipelineProps): ReactNode {
  const { firstStop } = storyOf(trace)
  return (
    <ol className="gates" aria-label="Gates, in the order in which AWS asks them">
      {trace.gates.map((gate) => (
        <li key={gate.gate} className="gate-place">
          <Gate
            gate={gate}
            name={gateName(gate.gate, action)}
            shortName={shortGateName(gate.gate, action)}
            isWithoutData={noData.has(gate.gate)}
            isFirstStop={gate.gate === firstStop}
            isOpen={gate.gate === open}
            onOpen={() => onOpen(gate.gate)}
          />
        </li>
      ))}
    </ol>
  )
}

type GateProps = {
  readonly gate: GateTrace
  readonly name: string
  readonly shortName: string
  readonly isWithoutData: boolean
  readonly isFirstStop: boolean
  readonly isOpen: boolean
  readonly onOpen: () => void
}

function Gate({ gate, name, shortName, isWithoutData, isFirstStop, isOpen, onOpen }: GateProps): ReactNode {
  const { words, icon } = outcomeWords(gate.outcome)
  return (
    <button
      type="button"
      className="gate"
      data-outcome={gate.outcome}
      data-first-stop={isFirstStop}
      aria-pressed={isOpen}
      onClick={onOpen}
    >
      <span className="gate-name" title={name}>
        {shortName}
      </span>
      {gate.outcome === 'notApplicable' ? (
        <span className="gate-quiet">
          <span aria-hidden="true">{isWithoutData ? '?' : '–'} </span>
          {isWithoutData ? noDataWords : words}
        </span>
      ) : (
        <StatusIndicator type={icon}>{isFirstStop ? `${words} here` : words}</StatusIndicator>
      )}
    </button>
  )
}
