import { renamed, type DrawnGraph } from '#interchange/export-graph/drawn-graph.ts'
import { svgOfDrawing } from '#interchange/export-graph/svg-of-drawing.ts'
import { chunkOf, metadataOf } from '#interchange/export-graph/workspace-in-picture.ts'
import { redact } from '#interchange/redact.ts'
import type { Workspace } from '#model/workspace.ts'

import type { GraphPicture, PictureWish, Redaction } from './contract.ts'

/** Write a drawn graph of `workspace` as a picture that holds it, unless it is not wished for. */
export async function drawGraph(
  workspace: Workspace,
  { drawn, format, holdsWorkspace, redactBy }: PictureWish,
): Promise<GraphPicture> {
  const made = madeUp(workspace, drawn, redactBy)
  if (made === null) return { picture: null, redaction: { kind: 'failed' } }
  const { redaction } = made
  if (format === 'svg') {
    const svg = svgOfDrawing(made.drawn, holdsWorkspace ? await metadataOf(made.workspace) : '')
    return { picture: { svg, chunk: null }, redaction }
  }
  const chunk = holdsWorkspace ? await chunkOf(made.workspace) : null
  return { picture: { svg: svgOfDrawing(made.drawn, ''), chunk }, redaction }
}

type MadeUp = {
  readonly workspace: Workspace
  readonly drawn: DrawnGraph
  readonly redaction: Redaction
}

/** Both with made-up names, where a seed for them is given. Null: that would make no valid workspace. */
function madeUp(workspace: Workspace, drawn: DrawnGraph, seed: number | null): MadeUp | null {
  if (seed === null) return { workspace, drawn, redaction: { kind: 'none' } }
  const redacted = redact(workspace, seed, new Map())
  if (!redacted.ok) return null
  const { mapping, kept, rename } = redacted.value
  const renaming = (name: string) => (name === workspace.name ? redacted.value.workspace.name : rename(name))
  return {
    workspace: redacted.value.workspace,
    drawn: renamed(drawn, renaming),
    redaction: { kind: 'done', mapping, kept },
  }
}
