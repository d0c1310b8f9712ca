import type { Closeness, WeighedStatement } from './gate-story.ts'

/** Which statements of a gate are listed: those that decided; whatever applies or came near as well; all of them. */
export type StatementFilter = 'decisive' | 'near' | 'all'

const listed: Readonly<Record<StatementFilter, readonly Closeness[]>> = {
  decisive: ['decisive'],
  near: ['decisive', 'applies', 'near-miss'],
  all: ['decisive', 'applies', 'near-miss', 'far'],
}

/** The statements that a filter lists, in the order given. */
export function filtered(
  statements: readonly WeighedStatement[],
  filter: StatementFilter,
): readonly WeighedStatement[] {
  return statements.filter(({ closeness }) => listed[filter].includes(closeness))
}

/** The narrowest filter that lists anything. */
export function startFilter(statements: readonly WeighedStatement[]): StatementFilter {
  if (filtered(statements, 'decisive').length > 0) return 'decisive'
  return filtered(statements, 'near').length > 0 ? 'near' : 'all'
}

/** The filters that list something, and not the same as a narrower one, each with how many it lists. */
export function usefulFilters(
  statements: readonly WeighedStatement[],
): readonly { readonly filter: StatementFilter; readonly count: number }[] {
  const filters = (['decisive', 'near', 'all'] as const).map((filter) => ({
    filter,
    count: filtered(statements, filter).length,
  }))
  return filters.filter(({ count }, at) => count > (filters[at - 1]?.count ?? 0))
}
