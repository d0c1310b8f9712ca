import { useEffect } from 'react'

import { isWriting } from '#console/parts/is-writing.ts'
import { askForVersion } from '#console/state/version-dialog.ts'
import { redo, undo } from '#console/state/workspace-store.ts'

/**
 * Ctrl or Cmd Z and Shift Z over the whole workspace: text fields and the editor keep their own undo. Ctrl or Cmd S
 * keeps a version; that the page itself be saved is hardly meant.
 */
export function useShortcuts(): void {
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const key = event.key.toLowerCase()
      if (key === 's' && !event.shiftKey) {
        event.preventDefault()
        askForVersion()
      }
      if (key !== 'z' || isWriting(event.target)) return
      event.preventDefault()
      if (event.shiftKey) redo()
      else undo()
    }
    addEventListener('keydown', act)
    return () => removeEventListener('keydown', act)
  }, [])
}
