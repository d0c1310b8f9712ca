import type { Ask } from '#model/gather.ts'
import type { Workspace } from '#model/workspace.ts'

import { type Access, accessOf, type Question } from './access-of.ts'
import { openKeysOf } from './asked-keys.ts'
import { askerOf } from './askers.ts'
import { type Held, shortcutFor } from './certain-denial.ts'

/** One question, ready to be asked of many: what all askers share is worked out once. */
export type PreparedQuestion = {
  readonly question: Question
  readonly accessOfHeld: (held: Held) => Access
}

/** Prepare `ask`. Principals whose policies say the same of it are decided once. */
export function prepared(workspace: Workspace, ask: Ask): PreparedQuestion {
  const { bears, isDenied, classOf } = shortcutFor(workspace, ask)
  const question: Question = { workspace, ask, openKeys: openKeysOf(workspace, ask), bears }
  const decided = new Map<string, Access>()
  return {
    question,
    accessOfHeld: (held) => {
      if (isDenied(held)) return { state: 'denied' }
      const alike = classOf(held)
      const known = alike === null ? undefined : decided.get(alike)
      if (known !== undefined) return known
      const [caller] = askerOf(held.principal).callers
      if (caller === undefined) throw new Error(`nobody to ask as ${held.principal.arn}`)
      const access = accessOf(question, caller)
      if (alike !== null) decided.set(alike, access)
      return access
    },
  }
}
