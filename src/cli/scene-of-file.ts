import { ok, type Result } from '#engine/result.ts'
import type { Scene } from '#graph/relations/scene.ts'
import { emptyMemo } from '#graph/trust-memo.ts'
import { trustGraphOf } from '#graph/trust.ts'

import { workspaceOfFile } from './workspace-of-file.ts'

/** The workspace of a file, with who can assume whom in it. The problem is one line. */
export async function sceneOfFile(file: string): Promise<Result<Scene, string>> {
  const read = await workspaceOfFile(file)
  if (!read.ok) return read
  const memo = emptyMemo()
  return ok({ workspace: read.value, graph: trustGraphOf(read.value, memo), memo })
}
