import { lazy, type ReactNode, Suspense } from 'react'
import { useStore } from 'zustand'

import { closePalette, paletteStore } from '#console/palette/palette-store.ts'

const PaletteWithApp = lazy(async () => ({
  default: (await import('./palette-with-app.tsx')).PaletteWithApp,
}))
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
        <PaletteWithApp onClose={closePalette} />
      ) : (
        <ShortcutsDialog onClose={closePalette} />
      )}
    </Suspense>
  )
}
