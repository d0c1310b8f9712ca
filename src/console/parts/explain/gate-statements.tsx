import Box from '@cloudscape-design/components/box'
import Toggle from '@cloudscape-design/components/toggle'
import { type ReactNode, useState } from 'react'

import type { GateTrace, Trace } from '#engine/explain/trace.ts'

import { asSentence } from '../../wording/verdict-wording.ts'
import { rankStatements } from './gate-story.ts'
import { gateName } from './gate-words.ts'
import { QuotedText } from './quoted-text.tsx'
import { StatementView } from './statement-view.tsx'

type GateStatementsProps = { readonly gate: GateTrace; readonly trace: Trace; readonly action: string }

/** What one gate says and the statements behind it: those that decided and near misses first, the rest on request. */
export function GateStatements({ gate, trace, action }: GateStatementsProps): ReactNode {
  const [showsAll, showAll] = useState(false)
  const ranked = rankStatements(gate, trace.deciding)
  const near = ranked.filter(({ closeness }) => closeness !== 'far')
  const hidden = ranked.length - near.length
  const shown = showsAll ? ranked : near
  return (
    <section className="gate-statements" aria-label={gateName(gate.gate, action)}>
      <p>
        <strong>{gateName(gate.gate, action)}:</strong> <QuotedText text={asSentence(gate.reason)} />{' '}
        <Box variant="small" color="text-body-secondary">
          {gate.rules.join(', ')}
        </Box>
      </p>
      {hidden > 0 && (
        <Toggle checked={showsAll} onChange={({ detail }) => showAll(detail.checked)}>
          Show all {ranked.length} statements ({hidden} further off)
        </Toggle>
      )}
      {shown.length > 0 && (
        <ul className="statements" aria-label="Statements">
          {shown.map(({ statement, closeness }) => (
            <StatementView
              key={`${statement.layer} ${statement.target ?? ''} ${statement.source ?? statement.policy} ${statement.statement}`}
              statement={statement}
              closeness={closeness}
            />
          ))}
        </ul>
      )}
      {shown.length === 0 && (
        <p>{ranked.length === 0 ? 'No statements stand here.' : 'No statement comes near this request.'}</p>
      )}
    </section>
  )
}
