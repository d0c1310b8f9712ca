import { tell } from '#engine/explain/explain.ts'
import type { Workspace } from '#model/workspace.ts'
import type { Session } from '#sessions/session.ts'

import type { Ask, Verdict } from './contract.ts'
import { explained } from './explained.ts'

/** Answers one request of `session`. */
export type Judge = (workspace: Workspace, session: Session, ask: Ask) => Verdict

/** A judge for these requests. That of keys which nobody knows is fetched when the first of them is asked about. */
export async function judgeFor(asks: readonly Ask[]): Promise<Judge> {
  const isOpen = asks.some(({ unknown = [] }) => unknown.length > 0)
  if (!isOpen) return verdictWithoutKeys
  const { openVerdict } = await import('./open-verdict.ts')
  return (workspace, session, ask) => {
    const verdict = verdictWithoutKeys(workspace, session, ask)
    return ask.unknown === undefined || ask.unknown.length === 0
      ? verdict
      : openVerdict(workspace, session, { ask, verdict })
  }
}

/** The answer where keys that nobody knows are absent. */
function verdictWithoutKeys(workspace: Workspace, session: Session, ask: Ask): Verdict {
  const told = explained(workspace, session, ask, tell)
  return told.kind === 'unknown' ? told : { kind: 'decided', ...told.trace }
}
