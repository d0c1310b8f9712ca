import type { Writer } from '#persistence/writer-lock.ts'

import { autosave, type Autosave } from './autosave.ts'
import type { Tab } from './following-tab.ts'
import { showSaveState } from './save-store.ts'
import { setReadOnly } from './workspace-store.ts'

/** How long a tab that said that it handed over waits to be relieved: the one that asked may be gone. */
const reliefMs = 5000

/** A tab that writes the workspace. */
export type Writing = {
  readonly saving: Autosave
  /** Save what is on its way, then let another tab write. */
  readonly stop: () => Promise<void>
}

/**
 * Write from now on what is done here, until another tab takes that over. `relieved` is called then, once all that was
 * done here is on disk; what can't be saved any more stays on the screen, and the page says so.
 */
export function writeHere({ storage, channel }: Tab, writer: Writer, relieved: () => void): Writing {
  setReadOnly(false)
  const saving = autosave(storage)
  showSaveState({ kind: 'saved' })
  let ended = false

  async function handOver(): Promise<void> {
    setReadOnly(true) // nothing more may come in while the rest is saved
    const isWhole = await saving.settle()
    if (ended) return
    if (isWhole) channel.say({ kind: 'handed-over' })
    setTimeout(
      () => {
        if (!ended) setReadOnly(false)
      },
      isWhole ? reliefMs : 0,
    )
  }

  const stopHearing = channel.hear(({ kind }) => {
    if (kind === 'hand-over' && !ended) void handOver()
  })
  const end = (): void => {
    ended = true
    stopHearing()
    saving.stop()
  }

  async function giveWay(): Promise<void> {
    await writer.lost
    if (ended) return
    setReadOnly(true)
    end()
    if (await saving.settle()) relieved()
    else showSaveState({ kind: 'unsaved', problem: { kind: 'out-of-step' } })
  }
  void giveWay()

  return {
    saving,
    async stop() {
      end()
      await saving.settle()
      writer.release()
    },
  }
}
