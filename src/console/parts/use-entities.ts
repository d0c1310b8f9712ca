import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'

import type { Account, Entity, EntityId, EntityKind, EntityOf } from '#model/entities/entity.ts'
import type { AccountId } from '#model/entities/names.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { workspaceStore } from '../state/workspace-store.ts'

/** The workspace as it is now. Prefer the narrower hooks: this one renders anew at every change. */
export function useWorkspace(): Workspace {
  return useStore(workspaceStore, (state) => state.workspace)
}

/** All entities of a kind. The same array until one of them changes. */
export function useEntities<Kind extends EntityKind>(kind: Kind): readonly EntityOf<Kind>[] {
  return useStore(
    workspaceStore,
    useShallow((state) => entitiesOf(state.workspace, kind)),
  )
}

/** The entity of that id, if it is there. */
export function useEntity(id: EntityId): Entity | undefined {
  return useStore(workspaceStore, (state) => state.workspace.entities.get(id))
}

/** What `find` finds in the workspace. It has to answer the same object while nothing changed. */
export function useFound<Found>(find: (workspace: Workspace) => Found): Found {
  return useStore(workspaceStore, (state) => find(state.workspace))
}

/** All that `list` lists of the workspace. The same array until one of its items changes. */
export function useListed<Item>(list: (workspace: Workspace) => readonly Item[]): readonly Item[] {
  return useStore(
    workspaceStore,
    useShallow((state) => list(state.workspace)),
  )
}

export function useAccount(id: AccountId): Account | undefined {
  const entity = useEntity(`account/${id}`)
  return entity?.kind === 'account' ? entity : undefined
}
