import { ok, refused, type Result } from '#engine/result.ts'
import { parseJson } from '#interchange/authorization-details/parse-json.ts'
import { namedText } from '#interchange/import-set/text-of-picture.ts'
import type { Entity } from '#model/entities/entity.ts'
import { loadWorkspace } from '#model/file/workspace-file.ts'
import type { Workspace } from '#model/workspace.ts'

import type { Question, WorkspaceFileProblem } from './contract.ts'
import { byId } from './import-pieces.ts'
import { entitiesAtOnce } from './stay-in-step.ts'

type Opened = Result<Workspace, WorkspaceFileProblem>

/**
 * The workspace of a file, or of a picture that holds one. `report` gets most of its entities, some hundred at a time,
 * and the answer the rest: `wholeWorkspace` puts them together.
 */
export async function openWorkspaceFile(
  { name, content }: Question<'openWorkspaceFile'>,
  report: (part: readonly Entity[]) => void,
): Promise<Opened> {
  const { text, picture = 'opened' } = await namedText(name, new Uint8Array(await content.arrayBuffer()))
  if (picture !== 'opened') return refused({ kind: 'picture', problem: picture })
  const json = parseJson(text.replace(/^\uFEFF/, ''))
  if (!json.ok) return refused({ kind: 'not-json', around: json.problem.around })
  const loaded = loadWorkspace(json.value)
  if (!loaded.ok) return refused({ kind: 'invalid', problems: loaded.problem })
  const entities = [...loaded.value.entities.values()]
  const whole = Math.floor(entities.length / entitiesAtOnce) * entitiesAtOnce
  for (let from = 0; from < whole; from += entitiesAtOnce) report(entities.slice(from, from + entitiesAtOnce))
  return ok({ ...loaded.value, entities: byId(entities.slice(whole)) })
}
