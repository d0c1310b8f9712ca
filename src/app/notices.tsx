import Button from '@cloudscape-design/components/button'
import type { FlashbarProps } from '@cloudscape-design/components/flashbar'
import { type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'

import { hashLocation, useHashPath } from '#console/parts/hash-location.ts'
import { lazily } from '#console/parts/lazily.tsx'
import {
  dismiss,
  dismissAll,
  dismissElsewhere,
  dismissOffers,
  noticesStore,
  placeNotices,
} from '#console/parts/notices.ts'
import { followWorkspace, type Step, undo } from '#console/state/workspace-store.ts'

import { useStorageNotice } from './storage-notice.tsx'

// Most visits begin without anything to say.
const Flashbar = lazily(async () => (await import('@cloudscape-design/components/flashbar')).default)

export function Notices(): ReactNode {
  const notices = useStore(noticesStore, (state) => state.notices)
  const ofStorage = useStorageNotice()
  const page = useHashPath()
  useEffect(() => followWorkspace(dismissOutdated), [])
  useEffect(() => {
    // the address is ahead of the screen where the person is led on
    if (notices.some((notice) => notice.page === null)) placeNotices(hashLocation().path)
  }, [notices])
  useEffect(() => dismissElsewhere(page), [page])
  const items: readonly FlashbarProps.MessageDefinition[] = [
    ...ofStorage,
    ...notices.map(({ id, type, text, undoable, link }) => ({
      id,
      type,
      content: text,
      dismissible: true,
      dismissLabel: 'Dismiss',
      onDismiss: () => dismiss(id),
      action: undoable ? (
        <UndoButton notice={id} />
      ) : link === null ? undefined : (
        <Button href={link.href}>{link.text}</Button>
      ),
    })),
  ]
  const [wasNeeded, need] = useState(false)
  if (items.length > 0 && !wasNeeded) need(true)
  if (!wasNeeded) return null
  return <Flashbar items={items} />
}

function dismissOutdated({ kind }: Step): void {
  if (kind === 'opened') dismissAll()
  else dismissOffers() // an older offer would take back something else
}

function UndoButton({ notice }: { readonly notice: string }): ReactNode {
  const takeBack = () => {
    undo()
    dismiss(notice)
  }
  return <Button onClick={takeBack}>Undo</Button>
}
