import { lazy, type ReactNode, Suspense } from 'react'
import { useStore } from 'zustand'

import { closePalette, paletteStore } from '#console/palette/palette-store.ts'

import { appCommands } from './app-commands.ts'

const Palette = lazy(async () => ({ default: (await import('#console/palette/palette.tsx')).Palette }))
const ShortcutsDialog = lazy(async () => ({
  default: (await import('#console/palette/shortcuts-dialog.tsx')).ShortcutsDialog,
}))

/** The command palette and the list of shortcuts, loaded when first asked for. */
export function PaletteHost(): ReactNode {
  const open = useStore(paletteStore, (state) => state.open)
  if (open === null) return null
  return (
    <Suspense fallback={null}>
      {open === 'palette' ? (
        <Palette more={appCommands()} onClose={closePalette} />
      ) : (
        <ShortcutsDialog onClose={closePalette} />
      )}
    </Suspense>
  )
}
