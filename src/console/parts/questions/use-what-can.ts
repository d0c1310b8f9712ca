import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import type { CatalogIndex } from '#catalog/catalog-index.ts'
import type { WhatFound, WhatPiece } from '#graph/questions/what-can.ts'

import type { Moment } from '../../state/queries.ts'
import { catalogIndexQuery } from './question-vocabulary.ts'
import { type Streamed, useStreamed } from './use-streamed.ts'

/** What was found of one principal so far. */
export type WhatKept = { readonly found: readonly WhatFound[]; readonly done: number; readonly total: number }

const nothing: WhatKept = { found: [], done: 0, total: 0 }
const keeping = { none: nothing, add: gathered }

function gathered({ found }: WhatKept, parts: readonly WhatPiece[]): WhatKept {
  const last = parts.at(-1)
  return {
    found: [...found, ...parts.flatMap((part) => part.found)],
    done: last?.done ?? 0,
    total: last?.total ?? 0,
  }
}

/** All actions that AWS documents, by name; undefined until they are there, `error` where they can't be fetched. */
export function useCatalogIndex(): {
  readonly index: CatalogIndex | undefined
  readonly error: Error | null
} {
  const { data, error } = useQuery(catalogIndexQuery())
  return { index: data, error }
}

/** What a principal can do, of all actions there are. `withDrafts`: as the edits in progress would have it. */
export function useWhatCan(
  principal: string | null,
  index: CatalogIndex | undefined,
  withDrafts = true,
): Streamed<'whatCan', WhatKept> {
  const question = useMemo(() => {
    if (principal === null || index === undefined) return null
    const actions = [...index.services.values()].flatMap(({ actions: its }) =>
      [...its.values()].map(({ name }) => name),
    )
    return ({ drafts }: Moment) => ({ principal, actions, drafts: withDrafts ? drafts : [] })
  }, [principal, index, withDrafts])
  return useStreamed('whatCan', question, keeping)
}
