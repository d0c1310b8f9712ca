import type { AskedQuestion } from '../parts/questions/asked-question.ts'

export const groups = ['Ask', 'Do', 'Go to', 'Found'] as const
export type Group = (typeof groups)[number]

/** One line of the palette. */
export type PaletteItem = {
  readonly id: string
  readonly group: Group
  readonly title: string
  /** What tells it from others of the same title. */
  readonly detail: string
  /** More words to be found by. */
  readonly words: string
  /** Keys that do the same, such as `Ctrl Z`. */
  readonly keys?: string
  /** A question that is answered in the line itself. */
  readonly question?: AskedQuestion
  /** Null: there is nothing to do yet; the line says what to type. */
  readonly run: (() => void) | null
}
