import { useQuery } from '@tanstack/react-query'

import { oncePerWorkspace } from '#model/once-per-workspace.ts'
import { entitiesOf } from '#model/workspace.ts'

import { catalog } from '../../state/catalog.ts'
import { useFound } from '../use-entities.ts'

/** All services and actions that AWS documents. */
export function catalogIndexQuery() {
  return {
    networkMode: 'always',
    staleTime: Infinity,
    retry: false,
    queryKey: ['catalog', 'index'],
    queryFn: async () => {
      const index = await catalog.index()
      if (!index.ok) throw new Error(index.problem.path)
      return index.value
    },
  } as const
}

/** The names of actions that hold what was typed, the first hundred: of the service named first, if one is. */
export function useActionOffers(typed: string): readonly string[] {
  const { data: index } = useQuery(catalogIndexQuery())
  if (index === undefined) return []
  const wanted = typed.trim().toLowerCase()
  const colon = wanted.indexOf(':')
  const found: string[] = []
  for (const [prefix, service] of index.services) {
    if (colon >= 0 && prefix !== wanted.slice(0, colon)) continue
    for (const { name } of service.actions.values()) {
      if (found.length === mostOffered) return found
      if (name.toLowerCase().includes(wanted)) found.push(name)
    }
  }
  return found
}

const mostOffered = 100

/** ARNs of the workspace that requests can be about. */
export const resourceArns = oncePerWorkspace((workspace): readonly string[] => [
  ...entitiesOf(workspace, 'resource').flatMap(({ arn, type }) =>
    type === 's3-bucket' ? [arn, `${arn}/*`] : [arn],
  ),
  ...(['role', 'user', 'group', 'policy'] as const).flatMap((kind) =>
    entitiesOf(workspace, kind).map(({ arn }) => arn),
  ),
])

/** ARNs of users and roles. */
export const principalArns = oncePerWorkspace((workspace): readonly string[] =>
  (['user', 'role'] as const).flatMap((kind) => entitiesOf(workspace, kind).map(({ arn }) => arn)),
)

/** Those of the workspace's texts that hold what was typed, the first hundred. */
export function useOffers(list: typeof resourceArns, typed: string): readonly string[] {
  const all = useFound(list)
  const wanted = typed.trim().toLowerCase()
  const found: string[] = []
  for (const text of all) {
    if (found.length === mostOffered) break
    if (text.toLowerCase().includes(wanted)) found.push(text.replace(/\/\*$/, '/example'))
  }
  return found
}
