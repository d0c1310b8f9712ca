import { create } from 'zustand'

/** Whether the dialog is open that keeps the workspace under a name. */
export const versionDialogStore = create<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }))

export function askForVersion(): void {
  versionDialogStore.setState({ isOpen: true })
}

export function closeVersionDialog(): void {
  versionDialogStore.setState({ isOpen: false })
}
