import { create } from 'zustand'

/** Something to tell the person, shown until dismissed or replaced, or until another page or workspace is opened. */
export type Notice = {
  readonly id: string
  readonly type: 'success' | 'error' | 'warning' | 'info'
  readonly text: string
  /** Offer to take the change back that it speaks of. */
  readonly undoable: boolean
  /** Where to go on. */
  readonly link: { readonly text: string; readonly href: string } | null
  /** The page that it is shown on; null until it is shown. */
  readonly page: string | null
}

export const noticesStore = create<{ readonly notices: readonly Notice[] }>()(() => ({ notices: [] }))

let last = 0
const mostNotices = 4

type News = Pick<Notice, 'type' | 'text'> & Partial<Pick<Notice, 'undoable' | 'link'>>

/** Say something to the person. Answers the notice's id. */
export function notify(notice: News): string {
  const id = `notice-${++last}`
  const { notices } = noticesStore.getState()
  const added: Notice = {
    ...notice,
    id,
    undoable: notice.undoable ?? false,
    link: notice.link ?? null,
    page: null,
  }
  // Only the newest change can be taken back: older offers would undo something else.
  const kept = notices.filter(
    ({ undoable, type, text }) => !(undoable ? added.undoable : type === added.type && text === added.text), // said again, it is said once
  )
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

/** Keep what is new for `page`: where something was done and the person was led on, it is told of there. */
export function placeNotices(page: string): void {
  const { notices } = noticesStore.getState()
  noticesStore.setState({
    notices: notices.map((notice) => (notice.page === null ? Object.assign({}, notice, { page }) : notice)),
  })
}

/** Take away what was told on other pages than `page`. */
export function dismissElsewhere(page: string): void {
  const { notices } = noticesStore.getState()
  const kept = notices.filter((notice) => notice.page === null || notice.page === page)
  if (kept.length < notices.length) noticesStore.setState({ notices: kept })
}

/** Take away everything: it spoke of a workspace that is shown no longer. */
export function dismissAll(): void {
  noticesStore.setState({ notices: [] })
}
