import { useEffect, useState } from 'react'

import type { Entity } from '#model/entities/entity.ts'

import { searchEntities } from '../parts/asking/search-entities.ts'
import { workspaceStore } from '../state/workspace-store.ts'

const mostFound = 12
/** Milliseconds of a frame that a search may take. */
const share = 5

type Found = { readonly typed: string; readonly entities: readonly Entity[] }

type EntitySearch = {
  /** Those of before, until the search is over. */
  readonly found: readonly Entity[]
  /** Look to the end, at once, for who doesn't wait. */
  readonly toTheEnd: () => readonly Entity[]
}

/** The entities that match what is typed, found a step at a time between frames. */
export function useEntitySearch(typed: string): EntitySearch {
  const [found, setFound] = useState<Found>({ typed: '', entities: [] })
  useEffect(() => {
    let until = performance.now() + share
    const isDue = () => performance.now() > until
    const steps = searchFor(typed, isDue)
    let waiting: ReturnType<typeof setTimeout> | null = null
    const go = () => {
      until = performance.now() + share
      const { done, value } = steps.next()
      if (done === true) setFound({ typed, entities: value })
      else waiting = setTimeout(go)
    }
    go()
    return () => {
      if (waiting !== null) clearTimeout(waiting)
    }
  }, [typed])
  const shown = typed.trim() === '' ? [] : found.entities
  return { found: shown, toTheEnd: () => (found.typed === typed ? shown : searchedToTheEnd(typed)) }
}

function searchFor(typed: string, isDue: () => boolean) {
  const { entities } = workspaceStore.getState().workspace
  return searchEntities(entities.values(), typed, { most: mostFound, isDue })
}

function searchedToTheEnd(typed: string): readonly Entity[] {
  return searchFor(typed, () => false).next().value
}
