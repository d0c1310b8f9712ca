import './palette.css'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useStore } from 'zustand'

import { awaitAnswer } from '../parts/asking/awaited-answer.ts'
import { hashLocation } from '../parts/hash-location.ts'
import { actingSession, sessionStore } from '../state/session-store.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { commands, screens } from './commands.ts'
import { itemsFor } from './items-for.ts'
import { groups, type PaletteItem } from './palette-item.ts'
import { PaletteOption } from './palette-option.tsx'
import { useEntitySearch } from './use-entity-search.ts'

type PaletteProps = {
  /** What the app can do besides, such as its theme. */
  readonly more: readonly PaletteItem[]
  readonly onClose: () => void
}

/** Go anywhere, do anything, ask: one line to type in, and a list that the arrow keys go through. */
export function Palette({ more, onClose }: PaletteProps): ReactNode {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const [fixed] = useState(() => [...commands(), ...more, ...screens()])
  const dialog = useModal(onClose)
  const id = useId()
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const acting = useStore(sessionStore, actingSession)
  const { found, toTheEnd } = useEntitySearch(typed)
  const asking = { workspace, acting, isOnGraph: hashLocation().path === '/graph' }
  const items = itemsFor(typed, fixed, found, asking)
  const active = Math.min(chosen, items.length - 1)

  const run = (item: PaletteItem | undefined) => {
    if (item === undefined || item.run === null) return
    onClose()
    item.run()
    if (item.group === 'Ask') awaitAnswer() // whoever asks goes on reading there
  }
  const press = (event: KeyboardEvent) => {
    const to = movedTo(event, active, items.length)
    if (to !== null) {
      event.preventDefault()
      setChosen(to)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      // whoever chose none means the first of what was typed, not of what was found for less of it
      run(active === 0 ? itemsFor(typed, fixed, toTheEnd(), asking)[0] : items[active])
    }
  }

  return (
    <dialog ref={dialog} className="palette" aria-label="Command palette">
      <input
        className="palette-input"
        type="text"
        role="combobox"
        aria-label="Go to, do, or ask"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={items.length === 0 ? undefined : `${id}-${active}`}
        placeholder="Go to, do, or ask: can alice s3:GetObject reports"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setChosen(0)
        }}
        onKeyDown={press}
      />
      <List id={id} items={items} active={active} onChoose={run} />
      {items.length === 0 && <p className="palette-none">Nothing is called so.</p>}
      <output className="for-screen-readers">{countText(items.length)}</output>
    </dialog>
  )
}

type ListProps = {
  readonly id: string
  readonly items: readonly PaletteItem[]
  readonly active: number
  readonly onChoose: (item: PaletteItem) => void
}

function List({ id, items, active, onChoose }: ListProps): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select can't be filtered, and a datalist holds no groups or answers
    <div className="palette-list" role="listbox" id={`${id}-list`} aria-label="What you can choose">
      {groups.map((group) => {
        const own = items.flatMap((item, i) => (item.group === group ? [{ item, i }] : []))
        return own.length === 0 ? null : (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an optgroup stands in a select alone
          <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
            <div className="palette-group" id={`${id}-${group}`}>
              {group}
            </div>
            {own.map(({ item, i }) => (
              <PaletteOption
                key={item.id}
                id={`${id}-${i}`}
                item={item}
                isActive={i === active}
                onChoose={() => onChoose(item)}
              />
            ))}
          </div>
        )
      })}
    </div>
  )
}

/** A dialog over everything, open as long as it is there, that gives the focus back. */
function useModal(onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const { current } = dialog
    if (current === null) return undefined
    current.showModal()
    const pressBeside = (event: MouseEvent) => {
      if (event.target === current) onClose()
    }
    current.addEventListener('close', onClose)
    current.addEventListener('click', pressBeside)
    return () => {
      current.removeEventListener('close', onClose)
      current.removeEventListener('click', pressBeside)
      current.close()
    }
  }, [onClose])
  return dialog
}

/** Where an arrow key leads, round and round; null for other keys. */
function movedTo(event: KeyboardEvent, active: number, count: number): number | null {
  if (count === 0 || event.altKey || event.ctrlKey || event.metaKey) return null
  switch (event.key) {
    case 'ArrowDown':
      return (active + 1) % count
    case 'ArrowUp':
      return (active - 1 + count) % count
    case 'PageDown':
      return Math.min(active + 8, count - 1)
    case 'PageUp':
      return Math.max(active - 8, 0)
    default:
      return null
  }
}

function countText(count: number): string {
  return count === 0 ? 'Nothing found' : `${count} to choose from`
}
