import type { EntityId } from '#model/entities/entity.ts'
import type { Verdict } from '#worker/contract.ts'

/** The verdicts of the board, by id of the pinned request. */
export type Verdicts = ReadonlyMap<EntityId, Verdict>

/** What became of one request since the baseline. */
export type Flip = 'gained' | 'lost' | 'now-depends' | 'now-unknown' | 'now-known' | 'same'

/**
 * What the present verdicts are compared with. `earlier`: what the board showed before the latest event.
 * `stored`: what the stored documents say to the same session, asked anew while drafts decide.
 */
export type Baseline =
  | { readonly kind: 'none' }
  | { readonly kind: 'earlier'; readonly verdicts: Verdicts }
  | { readonly kind: 'stored' }

/** What the board remembers in order to say what changed. */
export type BoardMemory = {
  readonly baseline: Baseline
  /** Counts the comparisons, so that a change can be marked once. */
  readonly turn: number
  /** The newest verdicts that were answered. */
  readonly shown: Verdicts
  /** The newest that the stored documents gave to the acting session; the same map as `shown` while no draft decides. */
  readonly stored: Verdicts
}

export type BoardEvent =
  /** Another workspace: nothing on the board is what it was. */
  | { readonly kind: 'opened' }
  /** Sign-in, switch role, exit; the clock was moved. */
  | { readonly kind: 'identity' }
  /** A command, undo or redo that touched more than which requests are pinned where. */
  | { readonly kind: 'command' }
  /** A draft began to decide, decides otherwise, or was dropped. */
  | { readonly kind: 'drafts'; readonly decide: boolean }
  /** The page was loaded anew: what it compared with before, where all that it compared is as it was then. */
  | { readonly kind: 'kept'; readonly verdicts: Verdicts }
  /** `stored` is null while it isn't known. */
  | { readonly kind: 'answered'; readonly shown: Verdicts; readonly stored: Verdicts | null }

const noVerdicts: Verdicts = new Map()

export const emptyMemory: BoardMemory = {
  baseline: { kind: 'none' },
  turn: 0,
  shown: noVerdicts,
  stored: noVerdicts,
}

/**
 * What the board remembers after `event`.
 *
 * A change of identity is compared with what was shown just before. A command is compared with what the stored
 * documents said before it, so that applying a draft keeps the flips that the draft showed. While drafts decide,
 * the stored documents of the present are the baseline. A dropped draft leaves nothing to compare, unless it was
 * dropped because a command has just stored it.
 */
export function remember(memory: BoardMemory, event: BoardEvent): BoardMemory {
  switch (event.kind) {
    case 'opened':
      return { ...emptyMemory, turn: memory.turn + 1 }
    case 'identity':
      if (memory.shown.size === 0) return memory // nobody was told anything yet
      // What the stored documents said to another session is no baseline for this one's commands.
      return { ...against(memory, memory.shown), stored: noVerdicts }
    case 'command':
      return against(memory, memory.stored)
    case 'drafts':
      return rememberDrafts(memory, event.decide)
    case 'kept':
      if (memory.baseline.kind !== 'none') return memory // something happened since
      return { ...memory, baseline: { kind: 'earlier', verdicts: event.verdicts } }
    case 'answered':
      return { ...memory, shown: event.shown, stored: event.stored ?? memory.stored }
  }
}

function against(memory: BoardMemory, verdicts: Verdicts): BoardMemory {
  return { ...memory, turn: memory.turn + 1, baseline: { kind: 'earlier', verdicts } }
}

function rememberDrafts(memory: BoardMemory, decide: boolean): BoardMemory {
  const stored = memory.baseline.kind === 'stored'
  if (decide) return stored ? memory : { ...memory, turn: memory.turn + 1, baseline: { kind: 'stored' } }
  return stored ? { ...memory, baseline: { kind: 'none' } } : memory
}

/** What became of one request, or null where there is nothing to compare with. */
export function flipOf(before: Verdict | undefined, after: Verdict | undefined): Flip | null {
  if (before === undefined || after === undefined) return null
  if (after.kind === 'unknown') return before.kind === 'unknown' ? 'same' : 'now-unknown'
  if (after.kind === 'depends') {
    return before.kind === 'depends' && before.text === after.text ? 'same' : 'now-depends'
  }
  if (before.kind !== 'decided') return 'now-known'
  if (isAllowed(before) === isAllowed(after)) return 'same'
  return isAllowed(after) ? 'gained' : 'lost'
}

/** The flips of `after`, by id; requests that the baseline doesn't know are left out. */
export function flipsBetween(before: Verdicts, after: Verdicts): ReadonlyMap<EntityId, Flip> {
  const flips = new Map<EntityId, Flip>()
  for (const [id, verdict] of after) {
    const flip = flipOf(before.get(id), verdict)
    if (flip !== null) flips.set(id, flip)
  }
  return flips
}

/**
 * What rows show. Answers of before stand only while new ones are on their way: where none will come, they may be somebody
 * else's, or of another workspace.
 */
export function shownVerdicts({ verdicts, isDone, failure }: Asked, before: Verdicts): Verdicts {
  return isDone || failure !== null ? verdicts : new Map([...before, ...verdicts])
}

type Asked = {
  readonly verdicts: Verdicts
  readonly isDone: boolean
  readonly failure: string | null
}

/** Whether a request is allowed for certain. */
export function isAllowed(verdict: Verdict): boolean {
  return verdict.kind === 'decided' && verdict.decision === 'allowed'
}
