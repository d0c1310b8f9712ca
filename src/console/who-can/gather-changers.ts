import { effectWords } from '#console/wording/change-effect-wording.ts'
import type { Asker } from '#graph/questions/askers.ts'
import type { Changer, ChangerPiece } from '#graph/questions/who-can-change.ts'

/** All the calls that one may make. */
export type ChangerRow = { readonly asker: Asker; readonly calls: readonly Changer[] }

export type ChangersKept = {
  readonly rows: ReadonlyMap<string, ChangerRow>
  readonly done: number
  readonly total: number
}

export const noChangers: ChangersKept = { rows: new Map(), done: 0, total: 0 }

/** What was found before, with what some pieces bring: a row for each who may. */
export function gatherChangers(kept: ChangersKept, parts: readonly ChangerPiece[]): ChangersKept {
  const rows = new Map(kept.rows)
  for (const changer of parts.flatMap(({ found }) => found)) {
    const { asker } = changer
    const known = rows.get(asker.id)?.calls ?? []
    rows.set(asker.id, { asker, calls: [...known, changer] })
  }
  const last = parts.at(-1)
  return { rows, done: last?.done ?? kept.done, total: last?.total ?? kept.total }
}

/** `Permissions, Trust (depends)`: what the calls change, with a word where none of them is simply allowed. */
export function effectsText(calls: readonly Changer[]): string {
  const effects = [...new Set(calls.map(({ call }) => call.effect))]
  return effects
    .map((effect) => {
      const states = new Set(
        calls.filter(({ call }) => call.effect === effect).map(({ access }) => access.state),
      )
      if (states.has('allowed')) return effectWords[effect]
      return `${effectWords[effect]} (${states.has('conditional') ? 'depends' : 'unknown'})`
    })
    .join(', ')
}
