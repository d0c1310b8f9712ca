import type { Change } from '#model/change.ts'
import type { Entity } from '#model/entities/entity.ts'
import type { Instant } from '#model/entities/names.ts'
import type { Workspace } from '#model/workspace.ts'

import { connect, type Engine, type WorkerLike } from './connect.ts'
import type { Revision } from './revision.ts'

/** A workspace and which one of its revisions it is. */
export type Held = { readonly workspace: Workspace; readonly revision: Revision }

/** An engine that is told of each step of the workspace; what is asked after a step is answered after it. */
export type Lane = Engine & {
  readonly adopt: (held: Held) => void
  /** `held` is the workspace after `change`. */
  readonly follow: (change: Change, held: Held) => void
  /** It is another day from now on. */
  readonly turnTo: (now: Instant) => void
}

/**
 * So many entities are sent at once. Copying one for the worker takes about 20 µs of the page's own thread, and a
 * workspace of ten thousand in one go would hold up what a person types by half a second.
 */
export const entitiesAtOnce = 400

/**
 * Connect to a worker that `start` starts, and keep it in step with the workspace. A big one, and a change as big, is
 * sent in pieces, between which the page goes on; questions wait until it is there. A worker that fell out of step,
 * and one in place of a dead one, gets what `present` answers.
 */
export function stayInStep(start: () => WorkerLike, present: () => Held): Lane {
  let sending: Promise<void> | null = null
  const engine = connect(start, () => adopt(present()))

  function tell(work: () => Promise<unknown>, isLong: boolean, failed: () => void): void {
    if (sending === null && !isLong) {
      work().catch(failed)
      return
    }
    const sent = sendAfter(sending, work, failed)
    sending = sent
    void whenSent(sent)
  }
  async function whenSent(sent: Promise<void>): Promise<void> {
    await sent
    if (sending === sent) sending = null
  }

  function adopt(held: Held): void {
    const isLong = held.workspace.entities.size > entitiesAtOnce
    // A lane that can't even adopt has died: its next question says so to whoever asks.
    tell(
      () => (isLong ? adoptInPieces(engine, held) : engine.ask('adopt', held)),
      isLong,
      () => undefined,
    )
  }

  const lane: Lane = {
    adopt,
    follow(change, held) {
      if (touched(change) > entitiesAtOnce) adopt(held)
      else
        tell(
          () => engine.ask('follow', { change, revision: held.revision }),
          false,
          () => adopt(present()),
        )
    },
    turnTo(now) {
      tell(
        () => engine.ask('turnTo', { now }),
        false,
        () => undefined,
      )
    },
    async ask(method, question, signal, onPart) {
      if (sending === null) return engine.ask(method, question, signal, onPart)
      await sending
      return lane.ask(method, question, signal, onPart)
    },
  }
  return lane
}

async function adoptInPieces(engine: Engine, { workspace, revision }: Held): Promise<void> {
  const entities = [...workspace.entities.values()]
  for (let from = 0; from < entities.length; from += entitiesAtOnce) {
    const piece: readonly Entity[] = entities.slice(from, from + entitiesAtOnce)
    // oxlint-disable-next-line no-await-in-loop -- one after another, so that the page's thread is free in between
    await engine.ask('bring', { entities: piece, isFirst: from === 0 })
  }
  await engine.ask('adoptBrought', {
    rest: { ...workspace, entities: new Map() },
    count: entities.length,
    revision,
  })
}

/** Never rejects: `failed` says what to do where `work` could not be done. */
async function sendAfter(
  before: Promise<void> | null,
  work: () => Promise<unknown>,
  failed: () => void,
): Promise<void> {
  await before
  try {
    await work()
  } catch {
    failed()
  }
}

function touched({ added, updated, removed }: Change): number {
  return added.length + 2 * updated.length + removed.length
}
