import { create } from 'zustand'

import type { Arn } from '#model/entities/names.ts'

export type SessionDialog = 'switch-role' | 'act-as' | 'details'

type SessionDialogState = {
  readonly open: SessionDialog | null
  /** The role that Switch role begins with; null where none is chosen yet. */
  readonly role: Arn | null
}

/** Which dialog about the acting identity is open. */
export const sessionDialogStore = create<SessionDialogState>()(() => ({ open: null, role: null }))

export function openSessionDialog(dialog: Exclude<SessionDialog, 'switch-role'>): void {
  sessionDialogStore.setState({ open: dialog, role: null })
}

export function openSwitchRole(role: Arn | null): void {
  sessionDialogStore.setState({ open: 'switch-role', role })
}

export function closeSessionDialog(): void {
  sessionDialogStore.setState({ open: null })
}
