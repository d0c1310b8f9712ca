import type { Step } from '#persistence/history.ts'
import { oneAfterAnother } from '#persistence/in-turn.ts'
import type { Storage } from '#persistence/storage.ts'
import type { TabChannel } from '#persistence/tab-channel.ts'

import { restoreDrafts } from './drafts-store.ts'
import { showSaveState } from './save-store.ts'
import { followStep, openWorkspace, setReadOnly } from './workspace-store.ts'

/** What a tab has of the project that it shows. */
export type Tab = { readonly storage: Storage; readonly channel: TabChannel }

/** A tab that shows what another one writes. */
export type Following = {
  /** Settles once every message that came in so far has taken effect. */
  readonly settle: () => Promise<unknown>
  readonly stop: () => void
}

/**
 * Show from now on what the tab does that writes this workspace, and refuse to change anything here. `revision` is
 * that of storage's which the page shows; null where that isn't known, so that it reads what is stored. Steps are
 * taken in their order; where one is missing, what is stored is read again.
 */
export function followWriter({ storage, channel }: Tab, revision: number | null): Following {
  setReadOnly(true)
  showSaveState({ kind: 'following' })
  const inTurn = oneAfterAnother()
  let reached = revision
  let stopped = false

  async function readAgain(): Promise<void> {
    const loaded = await storage.load()
    // Where it can't be read the page goes on showing what it has: the writer says what is wrong.
    if (stopped || !loaded.ok || loaded.value === null || loaded.value.revision === reached) return
    reached = loaded.value.revision
    openWorkspace(loaded.value.workspace, loaded.value)
  }

  async function follow(step: Step, next: number): Promise<void> {
    if (stopped || (reached !== null && next <= reached)) return
    if (reached !== null && next === reached + 1 && isFollowed(step)) reached = next
    else await readAgain()
  }

  async function readDrafts(): Promise<void> {
    const loaded = await storage.loadDrafts()
    if (!stopped && loaded.ok) restoreDrafts(loaded.value.drafts)
  }

  const stopHearing = channel.hear((message) => {
    switch (message.kind) {
      case 'step':
        return void inTurn(() => follow(message.step, message.revision))
      case 'moved':
        return void inTurn(readAgain)
      case 'drafts':
        return void inTurn(readDrafts)
      case 'hand-over':
      case 'handed-over':
    }
  })
  if (revision === null) void inTurn(readAgain)
  const stop = (): void => {
    stopped = true
    stopHearing()
  }
  return { settle: () => inTurn(() => Promise.resolve()), stop }
}

function isFollowed(step: Step): boolean {
  try {
    followStep(step)
    return true
  } catch {
    return false // made from another workspace than the page shows
  }
}
