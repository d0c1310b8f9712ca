import { ok, refused, type Result } from '#engine/result.ts'
import type { JsonValue } from '#engine/text/json.ts'
import { inflated } from '#interchange/export-graph/deflated.ts'
import { boardOf, boardsOf, pinsOf } from '#model/board.ts'
import type { AddBoard } from '#model/commands/add-board.ts'
import { type Entity, type EntityId, mainBoard } from '#model/entities/entity.ts'
import { loadWorkspace, saveWorkspace } from '#model/file/workspace-file.ts'
import type { Workspace } from '#model/workspace.ts'

/** Says how the text behind it was made, so that other ways can follow. */
const codec = 'b1.'
/** What no board of ours comes to, neither as a link nor once it is inflated. */
const longestLink = 200_000
const longestText = 5_000_000

/** A board as a workspace file that holds nothing else. Names of accounts stand in it where its requests name them. */
export function boardFile(workspace: Workspace, id: EntityId): JsonValue {
  const board = boardOf(workspace, id)
  if (board === undefined) throw new Error(`there is no ${id}`)
  const entities: readonly Entity[] = [board, ...pinsOf(workspace, id)]
  const alone = new Map(entities.map((entity) => [entity.id, entity]))
  return saveWorkspace({ name: board.name, entities: alone, extensions: new Map() })
}

/** The first board of a workspace file that has requests on it, with ids of its own. Refuses what is no such file. */
export function boardOfFile(file: unknown, freshId: () => string): Result<AddBoard, 'not-a-board'> {
  const read = loadWorkspace(file)
  if (!read.ok) return refused('not-a-board')
  const boards = boardsOf(read.value)
  const board = boards.find(({ id }) => pinsOf(read.value, id).length > 0)
  if (board === undefined) return refused('not-a-board')
  const isNamed = board.id !== mainBoard || read.value.entities.has(mainBoard)
  const { context, unknown } = board
  const requests = pinsOf(read.value, board.id).map((pin) => ({
    id: `pin/${freshId()}`,
    action: pin.action,
    resource: pin.resource,
    context: pin.context,
    unknown: pin.unknown,
  }))
  const name = isNamed ? board.name : read.value.name
  return ok({ id: `board/${freshId()}`, name, context, unknown, requests })
}

/** A board as the text of a link. */
export async function linkText(file: JsonValue): Promise<string> {
  const stream = new Blob([JSON.stringify(file)]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const packed = new Uint8Array(await new Response(stream).arrayBuffer())
  const letters = Array.from(packed, (byte) => String.fromCharCode(byte)).join('')
  return codec + btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** What `linkText` wrote. Refuses everything else. */
export async function readLinkText(text: string): Promise<Result<unknown, 'not-a-board'>> {
  if (!text.startsWith(codec) || text.length > longestLink) return refused('not-a-board')
  try {
    const letters = atob(text.slice(codec.length).replaceAll('-', '+').replaceAll('_', '/'))
    const packed = Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
    const json = await inflated(packed, longestText, 'deflate-raw')
    if (!json.ok) return refused('not-a-board')
    const file: unknown = JSON.parse(json.value)
    return ok(file)
  } catch {
    return refused('not-a-board')
  }
}
