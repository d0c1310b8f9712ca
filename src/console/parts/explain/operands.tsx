import type { ReactNode } from 'react'

import type { OperandTrace } from '#engine/explain/trace.ts'

import { operandNote } from './operand-note.ts'

type OperandsProps = { readonly operands: readonly OperandTrace[]; readonly startOpen: boolean }

/** The comparisons of a condition: what the policy asks for and what the request carries. */
export function Operands({ operands, startOpen }: OperandsProps): ReactNode {
  return (
    <details open={startOpen}>
      <summary>
        {operands.length === 1 ? '1 comparison' : `${operands.length} comparisons`} of the condition
      </summary>
      <ul className="operands">
        {operands.map((operand) => (
          <Operand key={`${operand.operator} ${operand.key}`} operand={operand} />
        ))}
      </ul>
    </details>
  )
}

function Operand({ operand }: { readonly operand: OperandTrace }): ReactNode {
  const { operator, key, expected, actual, holds } = operand
  const note = operandNote(operand)
  return (
    <li className="operand" data-holds={holds}>
      <span aria-hidden="true">{holds ? '✓' : '✗'}</span>
      <span className="for-screen-readers">{holds ? 'Holds:' : 'Fails:'}</span> <code>{operator}</code> on{' '}
      <code>{key}</code>
      <dl>
        <div>
          <dt>Request</dt>
          <dd>
            {actual === null ? <em>absent</em> : actual.map((value) => <code key={value}>{value}</code>)}
          </dd>
        </div>
        <div>
          <dt>Policy</dt>
          <dd>
            {expected.map((value) => (
              <code key={value}>{value}</code>
            ))}
          </dd>
        </div>
      </dl>
      {note !== null && <p className="operand-note">{note}</p>}
    </li>
  )
}
