import { tell } from '#engine/explain/explain.ts'
import { untoldObjectTags } from '#graph/board/untold-object-tags.ts'
import type { Workspace } from '#model/workspace.ts'
import { callerOf } from '#sessions/caller-of.ts'
import type { Session } from '#sessions/session.ts'

import type { Ask, Verdict } from './contract.ts'
import { explained } from './explained.ts'

/** Answers one request of `session`. */
export type Judge = (workspace: Workspace, session: Session, ask: Ask) => Verdict

/** Of which workspace, and of whose requests. */
export type Asking = {
  readonly workspace: Workspace
  readonly session: Session
  readonly asks: readonly Ask[]
}

/**
 * A judge for these requests. That of keys which nobody knows, tags of objects among them, is fetched when the first of them
 * is asked about.
 */
export async function judgeFor({ workspace: of, session: by, asks }: Asking): Promise<Judge> {
  const isOpen = asks.some((ask) => keysUnknown(of, by, ask).length > 0)
  if (!isOpen) return verdictWithoutKeys
  const { openVerdict } = await import('./open-verdict.ts')
  return (workspace, session, ask) => {
    const unknown = keysUnknown(workspace, session, ask)
    const verdict = verdictWithoutKeys(workspace, session, ask)
    return unknown.length === 0
      ? verdict
      : openVerdict(workspace, session, { ask: { ...ask, unknown }, verdict })
  }
}

function keysUnknown(workspace: Workspace, session: Session, ask: Ask): readonly string[] {
  const untold = untoldObjectTags(workspace, callerOf(workspace, session), ask)
  return [...(ask.unknown ?? []), ...untold]
}

/** The answer where keys that nobody knows are absent. */
function verdictWithoutKeys(workspace: Workspace, session: Session, ask: Ask): Verdict {
  const told = explained(workspace, session, ask, tell)
  return told.kind === 'unknown' ? told : { kind: 'decided', ...told.trace }
}
