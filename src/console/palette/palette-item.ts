import type { EntityId } from '#model/entities/entity.ts'
import type { Session } from '#sessions/session.ts'
import type { Ask } from '#worker/contract.ts'

export const groups = ['Ask', 'Do', 'Go to', 'Found'] as const
export type Group = (typeof groups)[number]

/** Whether a session may do something now, or a user or role, on whatever that hangs. */
export type PaletteQuestion =
  | { readonly kind: 'session'; readonly session: Session; readonly ask: Ask }
  | { readonly kind: 'principal'; readonly principal: EntityId; readonly ask: Ask }

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
  readonly question?: PaletteQuestion
  /** Null: there is nothing to do yet; the line says what to type. */
  readonly run: (() => void) | null
}
