import { lazy, type ReactNode, Suspense } from 'react'
import { useStore } from 'zustand'

import { closeVersionDialog, versionDialogStore } from '#console/state/version-dialog.ts'

const VersionDialog = lazy(async () => ({
  default: (await import('#console/history/version-dialog.tsx')).VersionDialog,
}))

/** The dialog behind Save version, loaded when it is first asked for. */
export function VersionDialogHost(): ReactNode {
  const isOpen = useStore(versionDialogStore, (state) => state.isOpen)
  if (!isOpen) return null
  return (
    <Suspense fallback={null}>
      <VersionDialog onDismiss={closeVersionDialog} />
    </Suspense>
  )
}
