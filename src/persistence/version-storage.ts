import { ok, refused, type Result } from '#engine/result.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import type { Instant } from '#model/entities/names.ts'
import type { Workspace } from '#model/workspace.ts'

import type { Connection, StoreName } from './database.ts'
import type { InTurn } from './in-turn.ts'
import { piecesIn, piecesRange, putRecord, wholeRecord } from './pieces.ts'
import type { StorageProblem } from './storage-problem.ts'
import { readWorkspace, workspaceRecord } from './stored-records.ts'

/** The workspace as somebody kept it under a name. */
export type NamedVersion = { readonly id: string; readonly note: string; readonly at: Instant }

/** Named versions, kept beside the history until somebody deletes them. */
export type VersionStorage = {
  /** Keep `workspace` under a name. The same id again replaces it. */
  readonly saveVersion: (version: NamedVersion, workspace: Workspace) => Promise<Result<null, StorageProblem>>
  /** What was kept, oldest first. */
  readonly listVersions: () => Promise<Result<readonly NamedVersion[], StorageProblem>>
  /** The workspace of one; null where there is none of that id, or it can't be read. */
  readonly loadVersion: (id: string) => Promise<Result<Workspace | null, StorageProblem>>
  readonly deleteVersion: (id: string) => Promise<Result<null, StorageProblem>>
}

const stores: StoreName[] = ['versions', 'versionedWorkspaces', 'pieces']

/** Named versions over an open connection. */
export function versionStorage(connection: Connection, inTurn: InTurn): VersionStorage {
  return {
    saveVersion: (version, workspace) =>
      inTurn(() =>
        connection.write(stores, 'strict', (transaction) =>
          Promise.all([
            transaction.objectStore('versions').put(version, version.id),
            putRecord(transaction, ['versionedWorkspaces', version.id], workspaceRecord(workspace)),
          ]),
        ),
      ),
    listVersions: () =>
      inTurn(async () => {
        const records = await connection.read(['versions'], (transaction) =>
          transaction.objectStore('versions').getAll(),
        )
        if (!records.ok) return records
        return ok(records.value.filter(isVersion).toSorted((a, b) => (a.at < b.at ? -1 : 1)))
      }),
    loadVersion: (id) =>
      inTurn(async () => {
        const record = await connection.read(['versionedWorkspaces', 'pieces'], async (transaction) =>
          wholeRecord(
            ['versionedWorkspaces', id],
            await transaction.objectStore('versionedWorkspaces').get(id),
            piecesIn(transaction),
          ),
        )
        return record.ok ? ok(readWorkspace(record.value)) : refused(record.problem)
      }),
    deleteVersion: (id) =>
      inTurn(() =>
        connection.write(stores, 'strict', (transaction) =>
          Promise.all([
            transaction.objectStore('versions').delete(id),
            transaction.objectStore('versionedWorkspaces').delete(id),
            transaction.objectStore('pieces').delete(piecesRange('versionedWorkspaces', id, id)),
          ]),
        ),
      ),
  }
}

function isVersion(value: unknown): value is NamedVersion {
  return (
    isJsonObject(value) &&
    typeof value['id'] === 'string' &&
    typeof value['note'] === 'string' &&
    typeof value['at'] === 'string'
  )
}
