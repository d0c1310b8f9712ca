import { create } from 'zustand'

/** What of the two is open: the command palette, or the list of shortcuts. */
export const paletteStore = create<{ readonly open: 'palette' | 'shortcuts' | null }>()(() => ({
  open: null,
}))

export function openPalette(): void {
  paletteStore.setState({ open: 'palette' })
}

export function openShortcuts(): void {
  paletteStore.setState({ open: 'shortcuts' })
}

export function closePalette(): void {
  paletteStore.setState({ open: null })
}
