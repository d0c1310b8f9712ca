import { connectTo } from './database.ts'
import { draftStorage, type DraftStorage } from './draft-storage.ts'
import { oneAfterAnother } from './in-turn.ts'
import { workspaceLog, type WorkspaceLog } from './workspace-log.ts'

/** Where the workspace is kept between visits. Nothing throws: what can't be done is answered as a problem. */
export type Storage = WorkspaceLog &
  DraftStorage & {
    /** Let go of the database, once all that was asked before is done. */
    readonly close: () => Promise<void>
  }

/** The storage of that name in this browser's IndexedDB. One tab at a time should write: see `writer-lock.ts`. */
export function openStorage(name: string): Storage {
  const connection = connectTo(name)
  const inTurn = oneAfterAnother()
  return {
    ...workspaceLog(connection, inTurn),
    ...draftStorage(connection, inTurn),
    close: () => inTurn(() => connection.close()),
  }
}
