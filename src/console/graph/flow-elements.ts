import type { Edge, Node } from '@xyflow/react'

import { drawnLineName } from '#console/wording/drawn-line-wording.ts'
import { chipOf, markWords, shortChipOf } from '#console/wording/graph-wording.ts'
import { isHalf } from '#graph/half.ts'
import { nodeSize, widthAt } from '#graph/node-size.ts'
import { accountsShown } from '#graph/picture/accounts-to-tell.ts'
import { type LineMark, type LineMarks, markOfLine } from '#graph/picture/compared.ts'
import { type Label, type LabelledLine, labelPlaces } from '#graph/picture/label-places.ts'
import { type Lanes, lanesOf, offsetOf, placesOf, straight, takenBy } from '#graph/picture/lanes.ts'
import { isFold, isOfHub, type Picture, type PictureEdge, type PictureNode } from '#graph/picture/picture.ts'
import { isStructural } from '#graph/structural.ts'
import type { BoxPlace, Positions } from '#graph/trust-graph.ts'
import { columnsOf, gridOf } from '#graph/units.ts'

import type { AccountMark } from './account-marks.ts'
import type { Acting } from './acting.ts'
import { boxNames } from './box-name.ts'
import { type FoldCaption, type FoldCaptions, nothingSaid } from './fold-caption.ts'
import type { ZoomLevel } from './zoom-level.ts'

export type FlowNode = Node<
  {
    readonly node: PictureNode
    /** What its account is called, where several are drawn. */
    readonly account: string
    readonly accountEdge: number | null
    /** What the members of a fold have in common, where something is to be said of it. */
    readonly caption: FoldCaption
    readonly dimmed: boolean
    readonly focused: boolean
    /** A hub whose lines are drawn one by one. */
    readonly isOpen: boolean
    readonly tabStop: boolean
    readonly acts: boolean
    /** A person put it where it is. */
    readonly byHand: boolean
  },
  'trust'
>
/** The frame around the members of an opened fold. */
export type FlowFrame = Node<{ readonly fold: PictureNode; readonly onClose: (id: string) => void }, 'frame'>
export type FlowBox = FlowNode | FlowFrame
export type FlowEdge = Edge<
  {
    readonly edge: PictureEdge
    readonly dimmed: boolean
    readonly chosen: boolean
    /** The one who acts came this way. */
    readonly taken: boolean
    /** What became of it, by the last change or since what is compared with. */
    readonly mark: LineMark | null
    readonly label: string
    /** All that would be said on it, if there were room. */
    readonly fullLabel: string
    /** Where its word stands, if not in the middle. */
    readonly labelAt: { readonly x: number; readonly y: number } | null
    readonly lanes: Lanes
  },
  'trust'
>

/** What is lit; everything else is dimmed. Null where all is. */
export type Lit = { readonly nodes: ReadonlySet<string>; readonly edges: ReadonlySet<string> } | null

export type Marks = {
  readonly lit: Lit
  readonly focus: string | null
  readonly edge: string | null
  /** Where the one who acts stands, and how it came there. */
  readonly acting: Acting
  readonly marked: LineMarks
  /** The one node that Tab reaches; arrow keys go on from there. */
  readonly tabStop: string | null
  readonly accounts: ReadonlyMap<string, AccountMark>
  readonly captions: FoldCaptions
  readonly byHand: ReadonlyMap<string, unknown>
  readonly opened: readonly PictureNode[]
}

/** Above so many edges only those that are lit or chosen carry their word. */
const mostLabels = 80

/** The nodes as React Flow draws them. Nodes without a place are left out. */
export function flowNodes({ nodes }: Picture, positions: Positions, marks: Marks): FlowNode[] {
  const accounts = accountsShown(nodes)
  return nodes.flatMap((node) => {
    const place = positions[node.id]
    if (place === undefined) return []
    const { lit, focus, tabStop, acting, captions, byHand, opened } = marks
    const isOfRoot = node.kind === 'root' && accounts.size > 0
    const account = (isOfRoot ? node.accountId : accounts.get(node.id)) ?? ''
    const mark = marks.accounts.get(account)
    return {
      id: node.id,
      type: 'trust' as const,
      position: { x: place.x, y: place.y },
      width: widthAt(place),
      height: nodeSize.height,
      data: {
        node,
        account: isAccount(node) ? '' : (mark?.name ?? account),
        accountEdge: mark?.edge ?? null,
        caption: captions.get(node.id) ?? nothingSaid,
        dimmed: lit !== null && !lit.nodes.has(node.id),
        focused: focus === node.id,
        isOpen: opened.some(({ id }) => id === node.id),
        tabStop: tabStop === node.id,
        byHand: byHand.has(node.id),
        acts: acting.node !== null && node.members.some(({ id }) => id === acting.node),
      },
    }
  })
}

/** An account as a whole is called by its own name. */
function isAccount({ kind }: PictureNode): boolean {
  return kind === 'root' || kind === 'external-account'
}

/** The way that each line takes, by its id. */
export type Ways = ReadonlyMap<string, Lanes>

export function waysOf({ nodes, edges }: Picture, positions: Positions): Ways {
  const taken = takenBy(placesOf(nodes, positions))
  return new Map(edges.map((edge, turn) => [edge.id, lanesOf(edge, positions, taken, turn)]))
}

/** The edges as React Flow draws them, with the words that stand on them. */
export function flowEdges(
  { nodes, edges }: Picture,
  lanes: Ways,
  words: ReadonlyMap<string, Label>,
  marks: Marks,
): FlowEdge[] {
  const { lit, edge: chosenId, acting } = marks
  const names = boxNames(nodes)
  const nameOf = (id: string) => names.get(id) ?? id
  return edges.map((edge) => {
    const chosen = edge.id === chosenId
    const mark = markOf(edge, marks)
    const word = words.get(edge.id)
    return {
      id: edge.id,
      source: edge.from,
      target: edge.to,
      ariaLabel: drawnLineName(edge, nameOf(edge.from), nameOf(edge.to), mark),
      // Groups stand left of their members, principals of their policies.
      sourceHandle: isStructural(edge.kind) ? 'to-groups' : 'out',
      targetHandle: isStructural(edge.kind) ? 'of-members' : 'in',
      type: 'trust' as const,
      zIndex: chosen ? 2 : 0,
      data: {
        edge,
        dimmed: lit !== null && !lit.edges.has(edge.id),
        chosen,
        taken: edge.edges.some(({ id }) => acting.edges.has(id)),
        mark,
        label: word?.text ?? wordWithoutPlace(edge, marks),
        labelAt: word ?? null,
        fullLabel: labelOf(edge, marks, chipOf),
        lanes: lanes.get(edge.id) ?? straight,
      },
    }
  })
}

/** Of a line for whose word there was no room, or none was looked for. */
function wordWithoutPlace(edge: PictureEdge, marks: Marks): string {
  if (edge.id === marks.edge) return labelOf(edge, marks, chipOf)
  const isLoop = edge.from === edge.to
  if (!isLoop) return ''
  return marks.lit === null ? glanceLabelOf(edge, marks, chipOf) : labelOf(edge, marks, chipOf)
}

const noWords: ReadonlyMap<string, Label> = new Map()

/**
 * Where the words of lines stand. A crowded picture, and one from far away, has them on what is lit alone. That a line is half
 * an edge is told by its ends until something is lit.
 */
export function wordsOf(
  { edges }: Picture,
  {
    positions,
    lanes,
    level,
  }: { readonly positions: Positions; readonly lanes: Ways; readonly level: ZoomLevel },
  marks: Marks,
): ReadonlyMap<string, Label> {
  const { lit } = marks
  const isCrowded = lit === null && (edges.length > mostLabels || level.detail === 'far')
  if (isCrowded && marks.marked.size === 0) return noWords
  const isGlance = lit === null
  const full = isGlance ? glanceLabelOf : labelOf
  const shown = edges.filter((edge) =>
    isCrowded ? markOf(edge, marks) !== null : lit === null || lit.edges.has(edge.id),
  )
  const lines = shown.flatMap((edge): LabelledLine[] => {
    const [from, to, text] = [positions[edge.from], positions[edge.to], full(edge, marks, chipOf)]
    if (from === undefined || to === undefined || edge.from === edge.to) return []
    const way = wayOf(edge, [from, to], lanes.get(edge.id) ?? straight)
    return [{ id: edge.id, text, shorter: full(edge, marks, shortChipOf), ...way }]
  })
  return labelPlaces(lines, positions, { scale: level.wordScale, isSparse: isGlance })
}

/** Where a line has its free part, on which its word stands, and where it bends to and from that. */
function wayOf(
  edge: PictureEdge,
  [from, to]: readonly [BoxPlace, BoxPlace],
  { exit, entry, past, back }: Lanes,
): Omit<LabelledLine, 'id' | 'text' | 'shorter'> {
  const isMember = isStructural(edge.kind)
  const half = nodeSize.height / 2 + offsetOf(edge)
  const source = { x: from.x + (isMember ? 0 : widthAt(from)), y: from.y + half }
  const target = { x: to.x + (isMember ? widthAt(to) : 0), y: to.y + half }
  const ahead = isMember === (back === null) ? -1 : 1
  const flat = back ?? past
  if (flat === null) return { ahead, start: exit ?? source, end: entry ?? target }
  const [start, end] = [
    { x: flat.from, y: flat.y },
    { x: flat.to, y: flat.y },
  ]
  const bends = [
    { start: source, end: start },
    { start: end, end: target },
  ]
  return back === null ? { ahead, start, end, bends } : { ahead, start, end }
}

function markOf({ edges }: PictureEdge, { marked }: Marks): LineMark | null {
  return markOfLine(edges, marked)
}

/** The word of a line, and for how many edges it stands where that is more than one. */
function labelOf(line: PictureEdge, marks: Marks, wordOf: (line: PictureEdge) => string): string {
  const mark = markOf(line, marks)
  const chip = wordOf(line)
  const count =
    line.edges.length === 1 || isOfHub(line) ? '' : `${line.edges.length.toLocaleString('en')} lines`
  return [mark === null ? '' : markWords[mark], chip, count].filter((part) => part !== '').join(' · ')
}

/** At a glance its ends say whether it is half an edge, and its boxes for how many it stands. */
function glanceLabelOf(line: PictureEdge, marks: Marks, wordOf: (line: PictureEdge) => string): string {
  const mark = markOf(line, marks)
  const chip = isHalf(line) ? '' : wordOf(line)
  return [mark === null ? '' : markWords[mark], chip].filter((part) => part !== '').join(' · ')
}

const frameMargin = 14
const frameHeader = 34

/** By which the frame of an opened fold is told from its box. */
export function frameId(foldId: string): string {
  return `frame ${foldId}`
}

/** The frames of opened folds, whose members stand at `positions`. */
export function flowFrames(
  opened: readonly PictureNode[],
  positions: Positions,
  onClose: (id: string) => void,
): FlowFrame[] {
  return opened.flatMap((fold) => {
    const [first] = fold.members
    const corner = first === undefined ? undefined : positions[first.id]
    if (corner === undefined || !isFold(fold)) return []
    const { width, height } = gridOf(fold.members, columnsOf(fold.members.length))
    return {
      id: frameId(fold.id),
      type: 'frame' as const,
      position: { x: corner.x - frameMargin, y: corner.y - frameHeader },
      width: width + 2 * frameMargin,
      height: height + frameHeader + frameMargin,
      zIndex: -1,
      draggable: false,
      data: { fold, onClose },
    }
  })
}
