/* oxlint-disable jsx-a11y/prefer-tag-over-role -- only the cells in sight are there, each placed by itself, which a table's own layout doesn't let one do */
import './matrix.css'
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react'

import { type MatrixRow, stateOfLetter } from '#graph/questions/access-matrix.ts'
import type { Access } from '#graph/questions/access-of.ts'
import type { Ask } from '#worker/contract.ts'

import { stateWord } from '../parts/questions/access-words.tsx'

/** One cell, by its row and column. */
export type Spot = { readonly row: number; readonly column: number }

type MatrixGridProps = {
  readonly rows: readonly MatrixRow[]
  readonly asks: readonly Ask[]
  readonly nameOf: (row: MatrixRow) => string
  readonly chosen: Spot
  readonly onChoose: (spot: Spot) => void
  readonly onOpen: (spot: Spot) => void
}

const height = 30
const width = 34
const nameWidth = 190

/** Signs that differ without colour. */
const signs: Readonly<Record<Access['state'], string>> = {
  allowed: '✓',
  conditional: '◐',
  denied: '·',
  unknown: '?',
}

/** Principals down, requests across. Only the cells in sight are there; arrow keys, Home, End and Page keys move. */
export function MatrixGrid(props: MatrixGridProps): ReactNode {
  const { rows, asks, chosen, onChoose, onOpen } = props
  const box = useRef<HTMLDivElement>(null)
  const [sight, setSight] = useState({ top: 0, left: 0, rows: 24, columns: 40 })
  const look = () => {
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = box.current ?? document.body
    setSight({
      top: Math.floor(scrollTop / height),
      left: Math.floor(scrollLeft / width),
      rows: Math.ceil(clientHeight / height) + 1,
      columns: Math.ceil(clientWidth / width) + 1,
    })
  }
  useLayoutEffect(look, [rows.length, asks.length])
  const shownRows = rows.slice(sight.top, sight.top + sight.rows)
  const columns = asks
    .slice(sight.left, sight.left + sight.columns)
    .map((ask, at) => ({ ask, at: sight.left + at }))

  const move = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onOpen(chosen)
      return
    }
    const next = moved(chosen, event.key, sight.rows - 2)
    if (next === null) return
    event.preventDefault()
    const spot = {
      row: Math.min(Math.max(next.row, 0), rows.length - 1),
      column: Math.min(Math.max(next.column, 0), asks.length - 1),
    }
    onChoose(spot)
    reveal(box.current, spot)
  }
  return (
    <div
      className="matrix"
      ref={box}
      onScroll={look}
      onKeyDown={move}
      role="grid"
      tabIndex={0}
      aria-label="Access matrix: principals down, requests across"
      aria-rowcount={rows.length + 1}
      aria-colcount={asks.length + 1}
      aria-activedescendant={`matrix-${chosen.row}-${chosen.column}`}
    >
      <div
        className="matrix-sheet"
        role="presentation"
        style={{ blockSize: (rows.length + 1) * height, inlineSize: nameWidth + asks.length * width }}
      >
        <Head columns={columns} />
        {shownRows.map((row, index) => (
          <Row key={row.id} {...props} row={row} at={sight.top + index} columns={columns} />
        ))}
      </div>
    </div>
  )
}

type Column = { readonly ask: Ask; readonly at: number }

/** Columns are told by number; their requests by name to whoever points or listens. */
function Head({ columns }: { readonly columns: readonly Column[] }): ReactNode {
  return (
    <div className="matrix-head" role="row" aria-rowindex={1} style={{ blockSize: height }}>
      <span
        className="matrix-name"
        role="columnheader"
        aria-colindex={1}
        style={{ inlineSize: nameWidth, lineHeight: `${height}px` }}
      >
        Principal
      </span>
      {columns.map(({ ask, at }) => (
        <span
          key={at}
          className="matrix-column"
          role="columnheader"
          aria-colindex={at + 2}
          aria-label={`${ask.action} on ${ask.resource}`}
          title={`${ask.action} on ${ask.resource}`}
          style={{ insetInlineStart: nameWidth + at * width, inlineSize: width, lineHeight: `${height}px` }}
        >
          {at + 1}
        </span>
      ))}
    </div>
  )
}

type RowProps = MatrixGridProps & {
  readonly row: MatrixRow
  readonly at: number
  readonly columns: readonly Column[]
}

function Row({ row, at, columns, nameOf, chosen, onChoose, onOpen }: RowProps): ReactNode {
  const name = nameOf(row)
  return (
    <div
      className="matrix-row"
      role="row"
      aria-rowindex={at + 2}
      style={{ insetBlockStart: (at + 1) * height, blockSize: height }}
    >
      <span
        className="matrix-name"
        role="rowheader"
        aria-colindex={1}
        title={row.id}
        style={{ inlineSize: nameWidth, lineHeight: `${height}px` }}
      >
        {name}
      </span>
      {columns.map(({ ask, at: column }) => {
        const state = stateOfLetter(row.states[column])
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid takes the keys for its chosen cell
          <span
            key={column}
            id={`matrix-${at}-${column}`}
            className="matrix-cell"
            role="gridcell"
            tabIndex={-1}
            aria-colindex={column + 2}
            aria-label={`${name}, ${ask.action} on ${ask.resource}: ${stateWord(state)}`}
            data-state={state}
            data-chosen={chosen.row === at && chosen.column === column}
            style={{
              insetInlineStart: nameWidth + column * width,
              inlineSize: width,
              lineHeight: `${height}px`,
            }}
            onClick={() => onChoose({ row: at, column })}
            onDoubleClick={() => onOpen({ row: at, column })}
          >
            {signs[state]}
          </span>
        )
      })}
    </div>
  )
}

function moved({ row, column }: Spot, key: string, page: number): Spot | null {
  switch (key) {
    case 'ArrowUp':
      return { row: row - 1, column }
    case 'ArrowDown':
      return { row: row + 1, column }
    case 'ArrowLeft':
      return { row, column: column - 1 }
    case 'ArrowRight':
      return { row, column: column + 1 }
    case 'PageUp':
      return { row: row - page, column }
    case 'PageDown':
      return { row: row + page, column }
    case 'Home':
      return { row, column: 0 }
    case 'End':
      return { row, column: Infinity }
    default:
      return null
  }
}

/** Scroll so that the cell is in sight, clear of the sticky heads. */
function reveal(box: HTMLElement | null, { row, column }: Spot): void {
  if (box === null) return
  const top = row * height
  const left = column * width
  const bottom = top + 2 * height - box.clientHeight
  const right = left + width + nameWidth - box.clientWidth
  const y = Math.max(Math.min(box.scrollTop, top), bottom)
  const x = Math.max(Math.min(box.scrollLeft, left), right)
  box.scrollTo({ top: y, left: x })
}
