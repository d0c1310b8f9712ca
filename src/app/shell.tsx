import AppLayout from '@cloudscape-design/components/app-layout'
import { I18nProvider } from '@cloudscape-design/components/i18n'
import messages from '@cloudscape-design/components/i18n/messages/all.en'
import SplitPanel from '@cloudscape-design/components/split-panel'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'

import { BoardPanel } from '#console/board/board-panel.tsx'
import { hashLocation, useHashPath } from '#console/parts/hash-location.ts'
import { useLedFocus } from '#console/parts/use-led-focus.ts'
import { followDay } from '#console/state/clock-minute.ts'
import { sessionStore } from '#console/state/session-store.ts'

import { useIdentityInAddress } from './identity-in-address.ts'
import { Navigation } from './navigation.tsx'
import { Notices } from './notices.tsx'
import { PaletteHost } from './palette-host.tsx'
import { Routes } from './routes.tsx'
import { useScrollRoom } from './scroll-room.ts'
import { useShortcuts } from './shortcuts.ts'
import { startUpStore } from './start-up.ts'
import { TopBar } from './top-bar.tsx'
import { VersionDialogHost } from './version-dialog-host.tsx'
import { Welcome } from './welcome.tsx'

const boardId = 'board'
const narrow = matchMedia('(max-width: 688px)')
const isNarrow = () => narrow.matches

/** The frame around every screen: top bar, navigation, notices, the board below. */
export function Shell(): ReactNode {
  const phase = useStore(startUpStore, (state) => state.phase)
  const [navigationOpen, setNavigationOpen] = useState(() => !isNarrow())
  const [boardWish, setBoardWish] = useState<boolean | null>(linkedBoard)
  useEffect(() => {
    const follow = ({ matches }: MediaQueryListEvent) => setNavigationOpen(!matches)
    narrow.addEventListener('change', follow)
    return () => narrow.removeEventListener('change', follow)
  }, [])
  useEffect(() => showWhatASwitchDoes(setBoardWish), [])
  const queries = useQueryClient()
  // times that are over since may have been met before
  useEffect(() => followDay(() => void queries.invalidateQueries()), [queries])
  const path = useHashPath()
  // A picture wants the room; elsewhere the board is what the page is about. What the person chose goes before both.
  const boardOpen = boardWish ?? (!isNarrow() && !path.startsWith('/graph'))
  const [boardSize, setBoardSize] = useState(320)
  useShortcuts()
  useLedFocus(path)
  useIdentityInAddress(phase.kind === 'ready')
  useScrollRoom(phase.kind === 'ready' ? boardId : null)

  return (
    <I18nProvider locale="en" messages={[messages]}>
      <a className="skip-link" href="#main" onClick={skipToMain}>
        Skip to main content
      </a>
      <TopBar />
      <VersionDialogHost />
      <PaletteHost />
      <AppLayout
        headerSelector="#top-bar"
        footerSelector="#footer"
        navigation={<Navigation />}
        navigationOpen={navigationOpen}
        onNavigationChange={({ detail }) => setNavigationOpen(detail.open)}
        toolsHide
        notifications={<Notices />}
        stickyNotifications
        content={
          <div id="main" tabIndex={-1}>
            {phase.kind === 'ready' ? <Routes /> : <Welcome phase={phase} />}
          </div>
        }
        splitPanelOpen={boardOpen}
        splitPanelSize={boardSize}
        onSplitPanelToggle={({ detail }) => setBoardWish(detail.open)}
        onSplitPanelResize={({ detail }) => setBoardSize(detail.size)}
        splitPanelPreferences={{ position: 'bottom' }}
        splitPanel={
          phase.kind === 'ready' ? (
            <SplitPanel id={boardId} header="Decision board" hidePreferencesButton closeBehavior="collapse">
              <BoardPanel />
            </SplitPanel>
          ) : null
        }
      />
      <footer id="footer" className="page-footer">
        Not affiliated with AWS. A simulation: nothing that you enter leaves your browser.
      </footer>
    </I18nProvider>
  )
}

function skipToMain(event: { preventDefault(): void }): void {
  event.preventDefault() // the address names the screen: a fragment of its own would lose it
  document.getElementById('main')?.focus()
}

/** Where there was no room for the board, a switch is what it opens for, unless the person closed it. */
function showWhatASwitchDoes(wish: (from: (before: boolean | null) => boolean | null) => void): () => void {
  return sessionStore.subscribe(({ stack }, { stack: before }) => {
    const isSwitch = stack?.at(-1)?.kind === 'role' && before !== null && stack.length > before.length
    if (isSwitch && isNarrow()) wish((wished) => wished ?? true)
  })
}

/** A link to a board or a row of it asks to see it; any other leaves the choice open. */
function linkedBoard(): true | null {
  const parameters = new URLSearchParams(hashLocation().search)
  return ['row', 'board', 'shared-board'].some((name) => parameters.has(name)) ? true : null
}
