import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { closePalette, paletteStore } from '#console/palette/palette-store.ts'
import { lazily } from '#console/parts/lazily.tsx'

const PaletteWithApp = lazily(async () => (await import('./palette-with-app.tsx')).PaletteWithApp)
const ShortcutsDialog = lazily(
  async () => (await import('#console/palette/shortcuts-dialog.tsx')).ShortcutsDialog,
)

/** The command palette and the list of shortcuts, loaded when first asked for. */
export function PaletteHost(): ReactNode {
  const open = useStore(paletteStore, (state) => state.open)
  if (open === null) return null
  return open === 'palette' ? (
    <PaletteWithApp onClose={closePalette} />
  ) : (
    <ShortcutsDialog onClose={closePalette} />
  )
}
