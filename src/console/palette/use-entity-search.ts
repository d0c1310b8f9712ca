import { useEffect, useState } from 'react'

import type { Entity } from '#model/entities/entity.ts'

import { workspaceStore } from '../state/workspace-store.ts'
import { searchEntities } from './search-entities.ts'

const mostFound = 12

type Found = { readonly typed: string; readonly entities: readonly Entity[] }

/** The entities that match what is typed, found a step at a time between frames. The former ones stay until then. */
export function useEntitySearch(typed: string): readonly Entity[] {
  const [found, setFound] = useState<Found>({ typed: '', entities: [] })
  useEffect(() => {
    const { entities } = workspaceStore.getState().workspace
    const steps = searchEntities(entities.values(), typed, mostFound)
    let waiting: ReturnType<typeof setTimeout> | null = null
    const go = () => {
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
