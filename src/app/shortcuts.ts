import { useEffect } from 'react'

import { isWriting } from '#console/parts/is-writing.ts'
import { redo, undo } from '#console/state/workspace-store.ts'

/** Ctrl or Cmd Z and Shift Z over the whole workspace. Text fields and the editor keep their own undo. */
export function useShortcuts(): void {
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      const isUndoKey = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'z'
      if (!isUndoKey || isWriting(event.target)) return
      event.preventDefault()
      if (event.shiftKey) redo()
      else undo()
    }
    addEventListener('keydown', act)
    return () => removeEventListener('keydown', act)
  }, [])
}
