import type { PaletteItem } from '#console/palette/palette-item.ts'

import { downloadWorkspace } from './download-workspace.ts'
import { showIn, themeStore } from './theme.ts'

/** What the command palette offers of the app itself. */
export function appCommands(): readonly PaletteItem[] {
  const other = themeStore.getState().mode === 'dark' ? 'light' : 'dark'
  return [
    {
      id: 'do/theme',
      group: 'Do',
      title: `Switch to ${other} mode`,
      detail: '',
      words: 'theme',
      run: () => showIn(other),
    },
    {
      id: 'do/download',
      group: 'Do',
      title: 'Download the workspace',
      detail: '',
      words: 'file json backup',
      run: () => void downloadWorkspace(),
    },
  ]
}
