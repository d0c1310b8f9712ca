import { useEffect } from 'react'

import { closePalette, openPalette, openShortcuts, paletteStore } from '#console/palette/palette-store.ts'
import { isWriting } from '#console/parts/is-writing.ts'
import { areSingleKeysOn } from '#console/parts/single-keys.ts'
import { askForVersion } from '#console/state/version-dialog.ts'
import { redo, undo } from '#console/state/workspace-store.ts'

/**
 * Ctrl or Cmd Z and Shift Z over the whole workspace: text fields and the editor keep their own undo. Ctrl or Cmd S
 * keeps a version; that the page itself be saved is hardly meant. Ctrl or Cmd K opens the command palette, but for the
 * editor, which has keys of its own that begin so; a question mark by itself lists the keys.
 */
export function useShortcuts(): void {
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      if (event.key === '?' && areSingleKeysOn() && !isWriting(event.target)) openShortcuts()
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const key = event.key.toLowerCase()
      if (key === 'k' && !event.shiftKey && !isInEditor(event.target)) {
        event.preventDefault()
        if (paletteStore.getState().open === 'palette') closePalette()
        else openPalette()
      }
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

function isInEditor(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.monaco-editor') !== null
}
