import { ok, refused, type Result } from '#engine/result.ts'
import { type DuplicateKey, findDuplicateKeys } from '#engine/text/duplicate-key.ts'
import type { JsonValue } from '#engine/text/json.ts'
import { collectFindings } from '#interchange/authorization-details/findings.ts'
import { parseJson } from '#interchange/authorization-details/parse-json.ts'
import { listLostCharacters } from '#interchange/import-set/lost-characters.ts'
import { namedText } from '#interchange/import-set/text-of-picture.ts'
import type { Entity } from '#model/entities/entity.ts'
import type { FileProblem } from '#model/file/file-problem.ts'
import { loadWorkspace } from '#model/file/workspace-file.ts'

import type { Question } from './contract.ts'
import { byId } from './import-pieces.ts'
import type { OpenedFile, WorkspaceFileProblem } from './opened-file.ts'
import { entitiesAtOnce } from './stay-in-step.ts'

type Opened = Result<OpenedFile, WorkspaceFileProblem>

/** As many keys that stand twice as anybody would mend by hand. */
const mostDuplicates = 100

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
  const twice = findDuplicateKeys(text, mostDuplicates)
  if (twice.length > 0) return refused({ kind: 'invalid', problems: twice.map(duplicateKey) })
  const loaded = loadWorkspace(json.value)
  if (!loaded.ok) return refused({ kind: 'invalid', problems: loaded.problem })
  const entities = [...loaded.value.entities.values()]
  const whole = Math.floor(entities.length / entitiesAtOnce) * entitiesAtOnce
  for (let from = 0; from < whole; from += entitiesAtOnce) report(entities.slice(from, from + entitiesAtOnce))
  const workspace = { ...loaded.value, entities: byId(entities.slice(whole)) }
  return ok({ workspace, lost: lostIn(json.value, text) })
}

function duplicateKey({ key, pointer }: DuplicateKey): FileProblem {
  return { kind: 'duplicate-key', pointer, found: key }
}

/** Nothing is refused for it: a workspace may hold what an import found to be lost. */
function lostIn(json: JsonValue, text: string): OpenedFile['lost'] {
  const findings = collectFindings()
  listLostCharacters(json, text, findings)
  const [first] = findings.list
  return first === undefined
    ? null
    : { count: findings.list.length + findings.leftOut(), pointer: first.pointer }
}
