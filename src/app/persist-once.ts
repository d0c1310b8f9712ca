import { followWorkspace } from '#console/state/workspace-store.ts'
import { askToPersist } from '#persistence/browser-storage.ts'

const key = 'rolescape.asked-to-persist'

/** Ask the browser to keep what is stored, once in all, after the first change of one's own: now there is work to keep. */
export function askToPersistOnce(): void {
  if (wasAsked()) return
  const stop = followWorkspace((step) => {
    if (step.kind !== 'changed' || step.by !== 'command') return
    stop()
    void askToPersist()
    try {
      localStorage.setItem(key, 'yes')
    } catch {
      // Storage is blocked: there is nothing to keep.
    }
  })
}

function wasAsked(): boolean {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return false
  }
}
