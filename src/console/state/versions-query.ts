import { type QueryClient, queryOptions } from '@tanstack/react-query'

import type { Workspace } from '#model/workspace.ts'
import type { NamedVersion } from '#persistence/version-storage.ts'

import { openProjectStorage } from './open-project.ts'

// Storage is local: being offline must not pause it. Another tab may have kept a version: look anew each time.
const local = { networkMode: 'always', retry: false, gcTime: 0 } as const

/** The named versions of the project that is open, oldest first. */
export function versionsQuery(project: string | undefined) {
  return queryOptions({
    ...local,
    queryKey: ['versions', project],
    queryFn: async (): Promise<readonly NamedVersion[]> => {
      const listed = await openProjectStorage()?.listVersions()
      if (listed === undefined) return []
      if (!listed.ok) throw new Error(listed.problem.kind)
      return listed.value
    },
  })
}

/** The workspace that was kept; null where it can't be read. */
export function versionQuery(project: string | undefined, id: string | null) {
  return queryOptions({
    ...local,
    queryKey: ['version', project, id],
    enabled: id !== null,
    queryFn: async (): Promise<Workspace | null> => {
      const loaded = id === null ? undefined : await openProjectStorage()?.loadVersion(id)
      return loaded?.ok === true ? loaded.value : null
    },
  })
}

/** Look at the list anew: it changed. */
export function forgetVersions(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: ['versions'] })
}
