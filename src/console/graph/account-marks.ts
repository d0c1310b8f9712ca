import { leavesAlone, oncePerWorkspace } from '#model/once-per-workspace.ts'
import { entitiesOf } from '#model/workspace.ts'

/** How boxes of an account can be told from those of others: by its name, and at their edge. */
export type AccountMark = {
  readonly name: string
  /** The number of the edge that its boxes have; null where there are more accounts than edges that can be told apart. */
  readonly edge: number | null
}

const edges = 6

/** The marks of the accounts that the workspace knows, by id. An account keeps its own, whatever is drawn of it. */
export const accountMarksOf = oncePerWorkspace((workspace): ReadonlyMap<string, AccountMark> => {
  const accounts = entitiesOf(workspace, 'account')
  const holders = new Map<string, number>()
  for (const { name } of accounts) holders.set(name, (holders.get(name) ?? 0) + 1)
  return new Map(
    accounts.map(({ accountId, name }, at) => [
      accountId,
      { name: holders.get(name) === 1 ? name : accountId, edge: at < edges ? at : null },
    ]),
  )
}, leavesAlone('account'))
