import './heat-grid.css'
import type { CSSProperties, ReactNode } from 'react'

import { type AccessLevel, accessLevels } from '#catalog/access-level.ts'
import { customProperty } from '#ui/custom-property.ts'

import type { Heat, HeatCell } from './heat-of.ts'

/** A cell of the grid, as the address holds it: `s3/Write`. */
export type HeatPlace = string

type HeatGridProps<Item> = {
  readonly heat: Heat<Item>
  readonly label: string
  /** What a cell says in few words: `12 of 40`. */
  readonly textOf: (cell: HeatCell<Item>) => string
  readonly chosen: HeatPlace | null
  readonly onChoose: (place: HeatPlace) => void
}

/** Services down, access levels across; a cell opens what it counts. */
export function HeatGrid<Item>({ heat, label, textOf, chosen, onChoose }: HeatGridProps<Item>): ReactNode {
  return (
    <div className="heat" tabIndex={-1}>
      <table aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Service</th>
            {accessLevels.map((level) => (
              <th key={level} scope="col">
                {level}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {heat.services.map(({ prefix, name, cells }) => (
            <tr key={prefix}>
              <th scope="row" title={name}>
                {prefix}
              </th>
              {cells.map((cell) => (
                <td key={cell.level}>
                  {cell.items.length === 0 ? (
                    <span aria-label="none">–</span>
                  ) : (
                    <button
                      type="button"
                      className="heat-cell"
                      style={heatStyle(cell.items.length / Math.max(cell.of, 1))}
                      aria-pressed={chosen === placeOf(prefix, cell.level)}
                      aria-label={`${prefix} ${cell.level}: ${textOf(cell)}`}
                      onClick={() => onChoose(placeOf(prefix, cell.level))}
                    >
                      {textOf(cell)}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function placeOf(prefix: string, level: AccessLevel): HeatPlace {
  return `${prefix}/${level}`
}

/** The items of a cell that the address names. */
export function itemsAt<Item>({ services }: Heat<Item>, place: HeatPlace | null): readonly Item[] {
  for (const { prefix, cells } of services) {
    for (const { level, items } of cells) if (placeOf(prefix, level) === place) return items
  }
  return []
}

function heatStyle(share: number): CSSProperties {
  return customProperty('--heat', share.toFixed(2))
}
