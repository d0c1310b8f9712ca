import type { Change } from '#model/change.ts'
import type { Entity } from '#model/entities/entity.ts'
import type { AccountId } from '#model/entities/names.ts'
import { newAccount } from '#model/entities/new-account.ts'
import { accountOf } from '#model/look-up.ts'
import type { Workspace } from '#model/workspace.ts'

import type { Findings } from './findings.ts'
import { sameEntity } from './same-entity.ts'

/** The change that a file amounts to, as it grows. */
export type Additions = {
  /** Take an entity of the file. False, listed as a duplicate, where its ARN or name is taken; a unique id that is another's is listed alone. */
  readonly take: (entity: Entity, pointer: string) => boolean
  /** Where each entity that was taken stands, by its id. */
  readonly places: () => ReadonlyMap<string, string>
  readonly accountIds: () => readonly AccountId[]
  readonly change: () => Change
  /** What the workspace holds once the change is applied. */
  readonly after: () => ReadonlyMap<string, Entity>
}

/**
 * Begin with nothing. Entities that the workspace has in the same words are passed over, those that differ become
 * pairs of `updated`; accounts that it doesn't have are added before what lives in them. Constant time an entity.
 */
export function gatherAdditions(workspace: Workspace, findings: Findings): Additions {
  const taken = new Map<string, Entity>()
  const places = new Map<string, string>()
  const names = new Map<string, string>()
  const uniqueIds = new Set<string>()
  for (const entity of workspace.entities.values()) names.set(nameKey(entity), entity.id)
  const accounts = new Set<AccountId>()
  const added: Entity[] = []
  const updated: [Entity, Entity][] = []

  return {
    take(entity, pointer) {
      const holder = names.get(nameKey(entity))
      if (taken.has(entity.id) || (holder !== undefined && holder !== entity.id)) {
        findings.add('duplicate-entry', pointer, entity.id)
        return false
      }
      if ('uniqueId' in entity) {
        if (uniqueIds.has(entity.uniqueId)) findings.add('duplicate-id', pointer, entity.uniqueId)
        uniqueIds.add(entity.uniqueId)
      }
      taken.set(entity.id, entity)
      places.set(entity.id, pointer)
      names.set(nameKey(entity), entity.id)
      const account = accountOf(entity)
      if (account !== null) accounts.add(account)
      const known = workspace.entities.get(entity.id)
      if (known === undefined) added.push(entity)
      else if (!sameEntity(known, entity)) updated.push([known, entity])
      return true
    },
    places: () => places,
    accountIds: () => [...accounts],
    change: () => ({
      label: { verb: 'import', names: [...accounts] },
      added: [...newAccounts(workspace, accounts), ...added],
      updated,
      removed: [],
    }),
    after: () => new Map([...workspace.entities, ...taken]),
  }
}

function newAccounts(workspace: Workspace, accounts: ReadonlySet<AccountId>): Entity[] {
  return [...accounts].flatMap((accountId): Entity[] => {
    const id = `account/${accountId}`
    if (workspace.entities.has(id)) return []
    return [newAccount(accountId, accountId, 'own')]
  })
}

/** Names are unique in an account without regard to letter case; AWS's own policies among themselves, by partition. */
function nameKey(entity: Entity): string {
  if (!('path' in entity)) return entity.id
  const scope = accountOf(entity) ?? entity.arn.slice(0, entity.arn.indexOf(':', 4))
  return `${entity.kind}/${scope}/${entity.name.toLowerCase()}`
}
