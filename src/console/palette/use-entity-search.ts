import { useEffect, useState } from 'react'

import type { Entity } from '#model/entities/entity.ts'

import { searchEntities } from '../parts/asking/search-entities.ts'
import { workspaceStore } from '../state/workspace-store.ts'

const mostFound = 12
/** Milliseconds of a frame that a search may take. */
const share = 5

type Found = { readonly typed: string; readonly entities: readonly Entity[] }

/** The entities that match what is typed, found a step at a time between frames. The former ones stay until then. */
export function useEntitySearch(typed: string): readonly Entity[] {
  const [found, setFound] = useState<Found>({ typed: '', entities: [] })
  useEffect(() => {
    const { entities } = workspaceStore.getState().workspace
    let until = performance.now() + share
    const isDue = () => performance.now() > until
    const steps = searchEntities(entities.values(), typed, { most: mostFound, isDue })
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
  return typed.trim() === '' ? [] : found.entities
}
