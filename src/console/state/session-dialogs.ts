import { create } from 'zustand'

export type SessionDialog = 'switch-role' | 'act-as' | 'details'

/** Which dialog about the acting identity is open. */
export const sessionDialogStore = create<{ readonly open: SessionDialog | null }>()(() => ({ open: null }))

export function openSessionDialog(dialog: SessionDialog): void {
  sessionDialogStore.setState({ open: dialog })
}

export function closeSessionDialog(): void {
  sessionDialogStore.setState({ open: null })
}
