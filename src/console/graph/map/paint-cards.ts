import { administratorMark } from '#console/wording/administrator-wording.ts'
import { nodeKindWords } from '#console/wording/graph-wording.ts'
import { nodeSize } from '#graph/node-size.ts'
import type { MapBox } from '#graph/picture/map-scene.ts'
import { isFold } from '#graph/picture/picture.ts'

import { boxName, briefName } from '../box-name.ts'
import { type FoldCaptions, nothingSaid } from '../fold-caption.ts'
import { type ZoomLevel, zoomLevelAt } from '../zoom-level.ts'
import type { MapColors } from './map-colors.ts'
import type { Brush, View } from './paint-map.ts'
import { paintShield, paintSign } from './paint-outline.ts'

/** From here a name in a box can be read. */
export const namedZoom = 0.33

type With = { readonly colors: MapColors; readonly captions: FoldCaptions }

/** Draw boxes with their names, and with their kinds where there is room for it; a fold tells what it has in common. */
export function paintCards(brush: Brush, boxes: readonly MapBox[], view: View, things: With): void {
  const { colors } = things
  const { zoom } = view
  const [width, height] = [nodeSize.width * zoom, nodeSize.height * zoom]
  const level = zoomLevelAt(zoom)
  brush.textBaseline = 'middle'
  for (const box of boxes) {
    const [left, top] = [view.x + box.x * zoom, view.y + box.y * zoom]
    brush.lineWidth = 1
    brush.fillStyle = colors.raised
    brush.fillRect(left, top, width, height)
    brush.strokeStyle = colors.line
    brush.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1)
    brush.fillStyle = colors.ofKind(box.node.kind)
    brush.fillRect(left, top, 6 * zoom, height)
    const place = { left, top, zoom }
    if (level.detail === 'near') paintNear(brush, box, place, things)
    else paintFar(brush, box, { ...place, level }, things)
  }
}

type Place = { readonly left: number; readonly top: number; readonly zoom: number }

/** So many letters of a name fit in its usual size; of a longer one all are written smaller, as long as names of roles are. */
const lettersInLine = 25
const longestName = 64
const leastSize = 6.5

function paintNear(brush: Brush, box: MapBox, { left, top, zoom }: Place, { colors, captions }: With): void {
  const { node, hasAdministrator } = box
  const what = captions.get(node.id)?.text || nodeKindWords[node.kind]
  const mark = hasAdministrator ? administratorMark(node.hub?.all ?? node.members) : ''
  const begins = mark === '' ? 14 : 28
  if (mark !== '') paintShield(brush, { x: left + 14 * zoom, y: top + 4 * zoom, size: 11 * zoom }, colors)
  brush.fillStyle = colors.text
  const name = shortened(boxName(node), longestName)
  brush.font = fontOf(Math.min(14, Math.max(leastSize, (14 * lettersInLine) / name.length)) * zoom, 700)
  brush.fillText(name, left + 14 * zoom, top + 24 * zoom, (nodeSize.width - 18) * zoom)
  brush.fillStyle = colors.soft
  brush.font = fontOf(11 * zoom, 400)
  const smallPrint = mark === '' ? what : `${mark} · ${what}`
  brush.fillText(shortened(smallPrint, 32), left + begins * zoom, top + 9 * zoom)
}

/** What says more is written smaller. */
const briefSize = 0.85
/** A mark before a name, with the room that it takes. */
const signSize = 20
const signRoom = 22

function paintFar(
  brush: Brush,
  box: MapBox,
  place: Place & { readonly level: ZoomLevel },
  things: With,
): void {
  const { node, hasAdministrator } = box
  const { left, top, zoom, level } = place
  const { colors, captions } = things
  const square = (begins: number) => ({
    x: left + (begins - 2) * zoom,
    y: top + ((nodeSize.height - signSize) / 2) * zoom,
    size: signSize * zoom,
  })
  let begins = 14
  if (hasAdministrator) {
    paintShield(brush, square(begins), colors)
    begins += signRoom
  }
  const brief = briefName(node, captions.get(node.id) ?? nothingSaid)
  if (brief !== '' || !isFold(node)) {
    paintSign(brush, node.kind, square(begins), colors)
    begins += signRoom
  }
  const size = brief === '' ? level.nameSize : briefSize * level.nameSize
  const most = Math.floor((364 - begins) / size)
  const name = brief === '' ? shortened(boxName(node), most) : withoutMiddle(brief, most)
  brush.fillStyle = colors.text
  brush.font = fontOf(size * zoom, 700)
  const middle = top + (nodeSize.height / 2) * zoom
  brush.fillText(name, left + begins * zoom, middle, (nodeSize.width - begins - 4) * zoom)
}

function fontOf(size: number, weight: number): string {
  return `${weight} ${size}px 'Open Sans', system-ui, sans-serif`
}

/** What folds are told from one another by begins and ends alike more often than not. */
function withoutMiddle(text: string, most: number): string {
  if (text.length <= most) return text
  const end = Math.floor((most - 1) / 2)
  return `${text.slice(0, most - 1 - end)}…${text.slice(-end)}`
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}
