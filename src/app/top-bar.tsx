import Badge from '@cloudscape-design/components/badge'
import Button from '@cloudscape-design/components/button'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { openPalette } from '#console/palette/palette-store.ts'
import { ChangeButton } from '#console/parts/change-button.tsx'
import { hrefs } from '#console/parts/hrefs.ts'
import { IdentityChip } from '#console/session/identity-chip.tsx'
import { redo, undo, workspaceStore } from '#console/state/workspace-store.ts'
import { labelSentence } from '#console/wording/change-wording.ts'

import { ProjectMenu } from './project-menu.tsx'
import { SaveStateIndicator } from './save-state.tsx'
import { TestsChipHost } from './tests-chip-host.tsx'
import { showIn, themeStore } from './theme.ts'

export function TopBar(): ReactNode {
  return (
    <header id="top-bar" className="top-bar awsui-context-top-navigation">
      <a className="brand" href={hrefs.dashboard}>
        <img src="./mark.svg" alt="" width={24} height={24} />
        <span className="brand-name">Rolescape</span>
      </a>
      <ProjectMenu />
      <span className="simulated">
        <Badge color="severity-medium">Simulated</Badge>
      </span>
      <SaveStateIndicator />
      <span className="spacer" />
      <TestsChipHost />
      <PaletteButton />
      <HistoryButtons />
      <IdentityChip />
      <ThemeButton />
    </header>
  )
}

function PaletteButton(): ReactNode {
  const isNarrow = matchMedia('(max-width: 688px)').matches
  return (
    <span className="palette-button">
      <Button
        variant={isNarrow ? 'icon' : 'normal'}
        iconName="search"
        ariaLabel="Search, do or ask: open the command palette"
        nativeButtonAttributes={{ 'aria-keyshortcuts': 'Control+K Meta+K' }}
        onClick={openPalette}
      >
        {isNarrow ? null : 'Ctrl K'}
      </Button>
    </span>
  )
}

function HistoryButtons(): ReactNode {
  const last = useStore(workspaceStore, (state) => state.past.at(-1))
  const next = useStore(workspaceStore, (state) => state.future[0])
  const undoName = last === undefined ? 'Nothing to undo' : `Undo: ${labelSentence(last.label)}`
  const redoName = next === undefined ? 'Nothing to redo' : `Redo: ${labelSentence(next.label)}`
  return (
    <>
      <ChangeButton
        variant="icon"
        iconName="undo"
        ariaLabel={undoName}
        disabled={last === undefined}
        onClick={undo}
      />
      <ChangeButton
        variant="icon"
        iconName="redo"
        ariaLabel={redoName}
        disabled={next === undefined}
        onClick={redo}
      />
    </>
  )
}

function ThemeButton(): ReactNode {
  const mode = useStore(themeStore, (state) => state.mode)
  const other = mode === 'dark' ? 'light' : 'dark'
  return (
    <span className="theme-button">
      <Button
        variant="icon"
        iconSvg={<ThemeGlyph />}
        ariaLabel={`Switch to ${other} mode`}
        onClick={() => showIn(other)}
      />
    </span>
  )
}

function ThemeGlyph(): ReactNode {
  return (
    <svg viewBox="0 0 16 16" focusable="false" aria-hidden="true">
      <circle cx="8" cy="8" r="6" />
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </svg>
  )
}
