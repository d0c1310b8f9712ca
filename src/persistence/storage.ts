import { connectTo, workspaceBlueprint } from './database.ts'
import { draftStorage, type DraftStorage } from './draft-storage.ts'
import { oneAfterAnother } from './in-turn.ts'
import { versionStorage, type VersionStorage } from './version-storage.ts'
import { workspaceLog, type WorkspaceLog } from './workspace-log.ts'

/** Where one workspace is kept between visits. Nothing throws: what can't be done is answered as a problem. */
export type Storage = Omit<WorkspaceLog, 'rest'> &
  DraftStorage &
  VersionStorage & {
    /** Be told when somebody may have taken away what is stored: `check` says whether it is so. */
    readonly whenGone: (listener: () => void) => void
    /** Let go of the database, once all that was asked before is done. */
    readonly close: () => Promise<void>
  }

/** The storage of that name in this browser's IndexedDB. One tab at a time should write: see `writer-lock.ts`. */
export function openStorage(name: string): Storage {
  const connection = connectTo(name, workspaceBlueprint)
  const inTurn = oneAfterAnother()
  const ending = new Set<string>()
  const { isGone, ...drafts } = draftStorage(connection, inTurn, ending)
  const { rest, ...log } = workspaceLog(connection, inTurn, { ending, settled: isGone })
  return {
    ...log,
    ...drafts,
    ...versionStorage(connection, inTurn),
    whenGone: connection.whenGone,
    close: () =>
      inTurn(() => {
        rest()
        return connection.close()
      }),
  }
}
