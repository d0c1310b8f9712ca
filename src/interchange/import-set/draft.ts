import type { Change } from '#model/change.ts'
import type { Entity, EntityKind, EntityOf, User } from '#model/entities/entity.ts'
import { accountId } from '#model/entities/names.ts'
import { newAccount } from '#model/entities/new-account.ts'
import { accountOf } from '#model/look-up.ts'
import type { Workspace } from '#model/workspace.ts'

import { sameEntity } from '../authorization-details/same-entity.ts'

/** A workspace as several files leave it, and what that changed. */
export type Draft = {
  readonly entities: ReadonlyMap<string, Entity>
  readonly entity: <Kind extends EntityKind>(kind: Kind, id: string) => EntityOf<Kind> | undefined
  /** Was it there before anything was read? */
  readonly isOld: (id: string) => boolean
  /** The users of that name, of all accounts. */
  readonly usersNamed: (name: string) => readonly User[]
  /** Put an entity in place; its account is made where it isn't there. */
  readonly put: (entity: Entity) => void
  readonly apply: (change: Change) => void
  readonly workspace: () => Workspace
  /** Everything since the beginning, as one change; null where nothing differs. */
  readonly change: () => Change | null
}

/** Begin with what `workspace` holds. */
export function openDraft(workspace: Workspace): Draft {
  const entities = new Map(workspace.entities)
  const userIds = new Map<string, Set<string>>()
  const noteUser = (entity: Entity) => {
    if (entity.kind === 'user')
      userIds.set(entity.name, (userIds.get(entity.name) ?? new Set()).add(entity.id))
  }
  for (const entity of entities.values()) noteUser(entity)
  const put = (entity: Entity) => {
    const account = accountOf(entity)
    if (account !== null && entity.kind !== 'account' && !entities.has(`account/${account}`)) {
      entities.set(`account/${account}`, newAccount(accountId(account), account, 'own'))
    }
    entities.set(entity.id, entity)
    noteUser(entity)
  }
  return {
    entities,
    entity: (kind, id) => {
      const found = entities.get(id)
      return found !== undefined && isOfKind(found, kind) ? found : undefined
    },
    isOld: (id) => workspace.entities.has(id),
    usersNamed: (name) =>
      [...(userIds.get(name) ?? [])].flatMap((id) => {
        const found = entities.get(id)
        return found?.kind === 'user' ? [found] : []
      }),
    put,
    apply(change) {
      for (const one of change.added) put(one)
      for (const [, to] of change.updated) put(to)
    },
    workspace: () => ({ ...workspace, entities: new Map(entities) }),
    change: () => changeSince(workspace, entities),
  }
}

function changeSince(workspace: Workspace, entities: ReadonlyMap<string, Entity>): Change | null {
  const added: Entity[] = []
  const updated: [Entity, Entity][] = []
  for (const entity of entities.values()) {
    const before = workspace.entities.get(entity.id)
    if (before === undefined) added.push(entity)
    else if (!sameEntity(before, entity)) updated.push([before, entity])
  }
  const accounts = new Set([...added, ...updated.map(([, to]) => to)].flatMap((one) => accountOf(one) ?? []))
  if (added.length === 0 && updated.length === 0) return null
  return { label: { verb: 'import', names: [...accounts] }, added, updated, removed: [] }
}

function isOfKind<Kind extends EntityKind>(entity: Entity, kind: Kind): entity is EntityOf<Kind> {
  return entity.kind === kind
}
