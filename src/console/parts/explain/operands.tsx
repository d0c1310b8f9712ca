import type { ReactNode } from 'react'

import type { OperandTrace } from '#engine/explain/trace.ts'

import { operandNote } from './operand-note.ts'
import { demandWords, markedValues, matchedWords } from './operand-words.ts'

type OperandsProps = { readonly operands: readonly OperandTrace[]; readonly startOpen: boolean }

/** The comparisons of a condition: what the policy asks for and what the request carries, value by value. */
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
  const { operator, key, actual, holds } = operand
  const note = operandNote(operand)
  const demand = demandWords(operand)
  return (
    <li className="operand" data-holds={holds}>
      <span aria-hidden="true">{holds ? '✓' : '✗'}</span>
      <span className="for-screen-readers">{holds ? 'Holds:' : 'Fails:'}</span> <code>{operator}</code> on{' '}
      <code>{key}</code>
      <dl>
        <div>
          <dt>Request</dt>
          <dd>{actual === null ? <em>absent</em> : <ActualValues operand={operand} actual={actual} />}</dd>
        </div>
        <div>
          <dt>Policy{demand === null ? '' : ` (${demand})`}</dt>
          <dd>
            <ExpectedValues operand={operand} />
          </dd>
        </div>
        <Variables operand={operand} />
      </dl>
      {note !== null && <p className="operand-note">{note}</p>}
    </li>
  )
}

type ActualValuesProps = { readonly operand: OperandTrace; readonly actual: readonly string[] }

function ActualValues({ operand, actual }: ActualValuesProps): ReactNode {
  if (actual.length === 0) return <em>an empty list</em>
  return actual.map((value, at) => {
    const matched = matchedWords(operand, at)
    return (
      // oxlint-disable-next-line react/no-array-index-key -- a list may hold a value twice, and its order never changes
      <span key={at} className="operand-value">
        <ShownValue value={value} />
        {matched !== null && <span className="operand-mark"> {matched}</span>}
      </span>
    )
  })
}

function ExpectedValues({ operand }: { readonly operand: OperandTrace }): ReactNode {
  if (operand.expected.length === 0) return <em>no value</em>
  const { shown, hidden } = markedValues(operand)
  return (
    <>
      {shown.map(({ text, mark }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a policy may say a value twice, and its order never changes
        <span key={at} className="operand-value">
          <ShownValue value={text} />
          {mark !== null && <span className="operand-mark"> {mark}</span>}
        </span>
      ))}
      {hidden > 0 && <span className="operand-mark">and {hidden} more</span>}
    </>
  )
}

function ShownValue({ value }: { readonly value: string }): ReactNode {
  return value === '' ? <em>an empty text</em> : <code>{value}</code>
}

function Variables({ operand }: { readonly operand: OperandTrace }): ReactNode {
  const known = operand.variables.flatMap(({ key, value }) => (value === null ? [] : [{ key, value }]))
  if (known.length === 0) return null
  return (
    <div>
      <dt>Where</dt>
      <dd>
        {known.map(({ key, value }) => (
          <span key={key} className="operand-value">
            <code>{`\${${key}}`}</code> is <ShownValue value={value} />
          </span>
        ))}
      </dd>
    </div>
  )
}
