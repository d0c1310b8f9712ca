import { ok, refused, type Result } from '#engine/result.ts'
import { addBoard } from '#model/commands/add-board.ts'
import type { EntityId } from '#model/entities/entity.ts'

import { run } from '../state/workspace-store.ts'
import { problemSentence } from '../wording/problem-wording.ts'
import { boardOfFile } from './shared-board.ts'

/** Add the board of a file to the workspace. Answers its id, or why not in words. */
export function takeBoardFile(text: string): Result<EntityId, string> {
  return takeBoard(parsed(text))
}

/** The same of a file that is read already. */
export function takeBoard(file: unknown): Result<EntityId, string> {
  const shared = boardOfFile(file, () => crypto.randomUUID())
  if (!shared.ok) return refused('This holds no board: no workspace file with requests on a board.')
  const added = run(addBoard, shared.value)
  return added.ok ? ok(shared.value.id) : refused(problemSentence(added.problem))
}

function parsed(text: string): unknown {
  try {
    const file: unknown = JSON.parse(text)
    return file
  } catch {
    return null
  }
}
