import { type AccessLevel, accessLevels } from '#catalog/access-level.ts'
import { accessLevelOf, type CatalogIndex } from '#catalog/catalog-index.ts'

/** Items about an action, by service and access level; services in the order of their names. */
export type Heat<Item> = {
  readonly services: readonly {
    readonly prefix: string
    readonly name: string
    readonly cells: readonly HeatCell<Item>[]
  }[]
}

export type HeatCell<Item> = {
  readonly level: AccessLevel
  readonly items: readonly Item[]
  /** How many actions of that level the service has. */
  readonly of: number
}

/** Sort items into the grid. Services without an item are left out. */
export function heatOf<Item extends { readonly action: string }>(
  index: CatalogIndex,
  items: readonly Item[],
): Heat<Item> {
  const byService = new Map<string, Item[]>()
  for (const item of items) {
    const prefix = item.action.slice(0, item.action.indexOf(':'))
    const list = byService.get(prefix)
    if (list === undefined) byService.set(prefix, [item])
    else list.push(item)
  }
  const services = [...byService]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([prefix, list]) => {
      const service = index.services.get(prefix)
      const actions = [...(service?.actions.values() ?? [])]
      const cells = accessLevels.map((level) => ({
        level,
        items: list.filter(({ action }) => accessLevelOf(index, action) === level),
        of: actions.filter(({ accessLevel }) => accessLevel === level).length,
      }))
      return { prefix, name: service?.name ?? prefix, cells }
    })
  return { services }
}
