import { download } from '#console/parts/download.ts'
import type { GraphDrawing } from '#console/parts/graph-tools/graph-tool.ts'
import { draftsStore } from '#console/state/drafts-store.ts'
import { engine } from '#console/state/engines.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'
import { countedDraftsSentence, draftsSentence } from '#console/wording/draft-wording.ts'
import { placeText } from '#console/wording/place-wording.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import { unfolded } from '#graph/picture/unfolded.ts'
import { exportGraph } from '#interchange/export-graph/export-graph.ts'
import { withChunk } from '#interchange/export-graph/png-chunks.ts'
import type { Redaction } from '#worker/contract.ts'

import { drawnGraphOf } from './drawn-graph-of.ts'
import { givenIn } from './given-in.ts'
import type { ChosenFormat } from './graph-formats.ts'
import { pngOfSvg } from './png-of-svg.ts'

export type ExportWish = {
  readonly format: ChosenFormat
  readonly mode: 'light' | 'dark'
  readonly holdsWorkspace: boolean
  readonly redacts: boolean
}

/** Write what is drawn in the format that is wished for, and hand it out. Refused with what to do about it. */
export async function exportGraphAs(
  wish: ExportWish,
  drawing: GraphDrawing,
  title: string,
): Promise<Result<Redaction, string>> {
  const { format } = wish
  if (format !== 'svg' && format !== 'png') {
    const drafts = draftsStore.getState().deciding.map(({ place }) => placeText(place))
    for (const { name, text, mediaType } of exportGraph(format, unfolded(drawing.picture), drafts)) {
      download(name, text, mediaType)
    }
    return ok({ kind: 'none' })
  }
  const { picture, redaction } = await engine('analysis').ask('drawGraph', {
    drawn: drawnGraphOf(drawing, wordsOf(wish, title, drawing)),
    format,
    holdsWorkspace: wish.holdsWorkspace,
    redactBy: wish.redacts ? (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) : null,
    drafts: draftsStore.getState().deciding,
  })
  if (picture === null) return refused('With made-up names the workspace would no longer be a valid one.')
  if (format === 'svg') {
    download('trust-graph.svg', picture.svg, 'image/svg+xml')
    return ok(redaction)
  }
  const png = await pngOfSvg(picture.svg)
  if (png === null) return refused('This browser could not draw the picture. Choose SVG.')
  const whole = picture.chunk === null ? png : withChunk(png, picture.chunk)
  download('trust-graph.png', whole, 'image/png')
  return ok(redaction)
}

function wordsOf({ mode, holdsWorkspace, redacts }: ExportWish, title: string, { picture }: GraphDrawing) {
  const day = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  const opens = holdsWorkspace ? ' Holds its workspace: import this picture in Rolescape to open it.' : ''
  const said = givenIn(
    title.replace(/\.$/, ''),
    unfolded(picture).nodes.map((node) => node.name),
  )
  const { name } = workspaceStore.getState().workspace
  const drafts = draftsStore.getState().deciding.map(({ place }) => placeText(place))
  return {
    note: redacts ? countedDraftsSentence(drafts.length) : draftsSentence(drafts),
    title: [...said, ' · ', { given: name }],
    footer: `Simulated with Rolescape, ${day}. Not affiliated with AWS.${opens}`,
    mode,
  }
}
