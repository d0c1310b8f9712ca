import type { ReactNode } from 'react'

import { Palette } from '#console/palette/palette.tsx'

import { appCommands } from './app-commands.ts'

/** The command palette with what the app itself can do. */
export function PaletteWithApp({ onClose }: { readonly onClose: () => void }): ReactNode {
  return <Palette more={appCommands()} onClose={onClose} />
}
