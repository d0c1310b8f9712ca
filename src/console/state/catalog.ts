import { queryOptions } from '@tanstack/react-query'

import { openCatalog } from '#catalog/catalog.ts'

/** What AWS documents, fetched from beside the page, each chunk when it is first asked for. */
export const catalog = openCatalog(async (path) => {
  const response = await fetch(`./catalog/${path}`)
  const isJson = response.headers.get('content-type')?.includes('json') === true // else a server's own error page
  if (!response.ok || !isJson) throw new Error(`the server answered ${response.status}`)
  return response.json()
})

/** All AWS managed policies by name, without their documents. A failure is an answer too: `isReadable` asks it anew. */
export function managedPoliciesQuery() {
  return queryOptions({
    networkMode: 'always',
    staleTime: Infinity,
    retry: false,
    queryKey: ['catalog', 'managed-policies'],
    queryFn: async () => {
      const index = await catalog.managedPolicies()
      if (!index.ok) throw new Error(index.problem.path)
      return index.value
    },
  })
}

/** What the catalog was made from, and of which day's AWS each part of it is. */
export function catalogSourcesQuery() {
  return queryOptions({
    networkMode: 'always',
    staleTime: Infinity,
    retry: false,
    queryKey: ['catalog', 'sources'],
    queryFn: async () => {
      const index = await catalog.index()
      if (!index.ok) throw new Error(index.problem.path)
      return index.value.sources
    },
  })
}
