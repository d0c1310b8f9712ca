import { create } from 'zustand'

/** Something to tell the person, shown until dismissed or replaced. */
export type Notice = {
  readonly id: string
  readonly type: 'success' | 'error' | 'warning' | 'info'
  readonly text: string
  /** Offer to take the change back that it speaks of. */
  readonly undoable: boolean
}

export const noticesStore = create<{ readonly notices: readonly Notice[] }>()(() => ({ notices: [] }))

let last = 0
const mostNotices = 4

/** Say something to the person. Answers the notice's id. */
export function notify(notice: Omit<Notice, 'id' | 'undoable'> & { readonly undoable?: boolean }): string {
  const id = `notice-${++last}`
  const { notices } = noticesStore.getState()
  const added: Notice = { ...notice, id, undoable: notice.undoable ?? false }
  // Only the newest change can be taken back: older offers would undo something else.
  const kept = added.undoable ? notices.filter(({ undoable }) => !undoable) : notices
  noticesStore.setState({ notices: [added, ...kept].slice(0, mostNotices) })
  return id
}

export function dismiss(id: string): void {
  noticesStore.setState({ notices: noticesStore.getState().notices.filter((notice) => notice.id !== id) })
}

/** Take away what offers to undo: it no longer speaks of the newest change. */
export function dismissOffers(): void {
  const { notices } = noticesStore.getState()
  const kept = notices.filter(({ undoable }) => !undoable)
  if (kept.length < notices.length) noticesStore.setState({ notices: kept })
}
