import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { lazily } from '#console/parts/lazily.tsx'
import { closeVersionDialog, versionDialogStore } from '#console/state/version-dialog.ts'

const VersionDialog = lazily(async () => (await import('#console/history/version-dialog.tsx')).VersionDialog)

/** The dialog behind Save version, loaded when it is first asked for. */
export function VersionDialogHost(): ReactNode {
  const isOpen = useStore(versionDialogStore, (state) => state.isOpen)
  if (!isOpen) return null
  return <VersionDialog onDismiss={closeVersionDialog} />
}
