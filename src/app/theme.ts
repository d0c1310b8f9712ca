import { applyMode, Mode } from '@cloudscape-design/global-styles'
import { create } from 'zustand'

export type ThemeMode = 'light' | 'dark'

const key = 'rolescape.theme'

export const themeStore = create<{ readonly mode: ThemeMode }>()(() => ({ mode: preferredMode() }))

/** Show the page light or dark, and remember it where the browser lets us. */
export function showIn(mode: ThemeMode): void {
  applyMode(mode === 'dark' ? Mode.Dark : Mode.Light)
  themeStore.setState({ mode })
  try {
    localStorage.setItem(key, mode)
  } catch {
    // Storage is blocked: the choice holds until the page is closed.
  }
}

function preferredMode(): ThemeMode {
  try {
    const kept = localStorage.getItem(key)
    if (kept === 'light' || kept === 'dark') return kept
  } catch {
    // Storage is blocked: the system's preference decides.
  }
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
