import type { GraphDrawing } from '#console/parts/graph-tools/graph-tool.ts'
import { administratorMark } from '#console/wording/administrator-wording.ts'
import {
  chipOf,
  edgeKindWords,
  foldName,
  nodeKindWords,
  shortChipOf,
  stateMeanings,
  states,
  stateWords,
  summarySentence,
} from '#console/wording/graph-wording.ts'
import { hubCaption, hubName } from '#console/wording/hub-wording.ts'
import { isHalf } from '#graph/half.ts'
import { nodeSize, widthAt } from '#graph/node-size.ts'
import { accountsShown, accountsToTell } from '#graph/picture/accounts-to-tell.ts'
import { placeIn, roomFor } from '#graph/picture/label-places.ts'
import { placesOf, takenBy } from '#graph/picture/lanes.ts'
import { linePath } from '#graph/picture/line-path.ts'
import { familyOf } from '#graph/picture/node-family.ts'
import { isFold, isOfHub, type PictureEdge, type PictureNode } from '#graph/picture/picture.ts'
import { unfolded } from '#graph/picture/unfolded.ts'
import { isStructural } from '#graph/structural.ts'
import { summaryOf } from '#graph/summary.ts'
import type { BoxPlace, TrustNode } from '#graph/trust-graph.ts'
import type {
  DrawnBox,
  DrawnGraph,
  DrawnLine,
  DrawnText,
  LineInk,
} from '#interchange/export-graph/drawn-graph.ts'
import { widthOf } from '#interchange/export-graph/fit-text.ts'

export type DrawnWords = Pick<DrawnGraph, 'title' | 'footer' | 'mode'> & {
  /** What a reader has to know before the numbers; empty where nothing. */
  readonly note: string
}

/** What stands on the canvas, with all that has to be read beside it, as it is to be written into a picture. */
export function drawnGraphOf(
  { picture, positions }: GraphDrawing,
  { title, footer, mode, note }: DrawnWords,
): DrawnGraph {
  const shown = accountsShown(picture.nodes)
  const taken = takenBy(placesOf(picture.nodes, positions))
  const paths = picture.edges.map((edge, turn) => linePath(edge, positions, taken, turn))
  const ways = paths.map((line) => (line === null ? [] : [line, ...line.spots]))
  const room = roomFor(positions, labelHeight, ways)
  const accounts = accountsToTell(picture.nodes)
  const names = new Map(picture.nodes.map((node) => [node.id, fullNameOf(node, accounts.get(node.id))]))
  return {
    title,
    footer,
    mode,
    subtitle: [note, summarySentence(summaryOf(unfolded(picture)))].join(' ').trim(),
    boxes: picture.nodes.flatMap((node) => {
      const place = positions[node.id]
      return place === undefined ? [] : [boxOf(node, place, shown.get(node.id))]
    }),
    lines: picture.edges.flatMap((edge, turn): readonly DrawnLine[] => {
      const line = paths[turn] ?? null
      if (line === null) return []
      const { path, x, y, spots } = line
      const texts = [labelOf(edge, chipOf), labelOf(edge, shortChipOf)].filter((text) => text !== '')
      const label =
        picture.edges.length > mostLabels ? null : placeIn(room, texts, [{ x, y }, ...spots], halfOf)
      return [{ path, ink: inkOf(edge), label, detail: detailOf(edge, names) }]
    }),
    legend: legendOf(picture.edges),
  }
}

/** Above so many lines their words would hide one another. */
const mostLabels = 80
/** A word with its frame, and a pixel to the next one: words that have room on the screen have it here. */
const labelHeight = 19

/** Half of what a word takes with the frame around it. */
function halfOf(text: string): number {
  return widthOf(text, 11) / 2 + 8
}

function boxOf(node: PictureNode, place: BoxPlace, shownAccount: string | undefined): DrawnBox {
  const { kind, members, beyond, hub } = node
  const what =
    hub === undefined ? (isFold(node) ? listOf(members, 3) : [nodeKindWords[kind]]) : [hubCaption(hub)]
  const shown = isAccount(node) ? node.accountId : shownAccount
  const account: DrawnText =
    hub !== undefined || shown == null || shown === node.name ? [] : [{ given: shown }]
  return {
    x: place.x,
    y: place.y,
    width: widthAt(place),
    height: nodeSize.height,
    family: familyOf[kind],
    administrators: administratorMark(hub?.all ?? members),
    caption: captionOf(what, account, isFold(node)),
    name: nameOf(node),
    detail: isFold(node) ? listOf(hub?.all ?? members, 30) : [{ given: node.id }],
    isFold: isFold(node),
    beyond,
  }
}

/** An account bears its name, and its id as well: other boxes say by that whose they are. */
function isAccount(node: PictureNode): boolean {
  return !isFold(node) && (node.kind === 'root' || node.kind === 'external-account')
}

/** A list of members is cut where it is long, an account never. */
function captionOf(what: DrawnText, account: DrawnText, isList: boolean): DrawnText {
  if (account.length === 0) return what
  return isList ? [...account, ' · ', ...what] : [...what, ' · ', ...account]
}

/** The first few members by name. */
function listOf(members: readonly TrustNode[], count: number): DrawnText {
  const names = members
    .slice(0, count)
    .flatMap(({ name }, at) => (at === 0 ? [{ given: name }] : [', ', { given: name }]))
  return members.length > count ? [...names, ' …'] : names
}

function nameOf(node: PictureNode): DrawnText {
  const { hub } = node
  if (hub !== undefined) return [hubName({ ...hub, account: '' }), { given: hub.account }]
  return isFold(node) ? [foldName(node.kind, node.members.length)] : [{ given: node.name }]
}

/** With its account where others are called so too. */
function fullNameOf(node: PictureNode, account: string | undefined): DrawnText {
  return account === undefined ? nameOf(node) : [...nameOf(node), ' (', { given: account }, ')']
}

function inkOf({ kind, state }: PictureEdge): LineInk {
  return isStructural(kind) ? 'member' : state
}

function labelOf(line: PictureEdge, wordOf: (line: PictureEdge) => string): string {
  const count =
    line.edges.length === 1 || isOfHub(line) ? '' : `${line.edges.length.toLocaleString('en')} lines`
  // its ends, and the legend below, say whether it is half an edge
  return [isHalf(line) ? '' : wordOf(line), count].filter((part) => part !== '').join(' · ')
}

function detailOf(edge: PictureEdge, names: ReadonlyMap<string, DrawnText>): DrawnText {
  const { from, to, kind, state } = edge
  const words = isStructural(kind) ? edgeKindWords[kind] : `${edgeKindWords[kind]}, ${stateWords[state]}`
  return [...(names.get(from) ?? []), ' → ', ...(names.get(to) ?? []), `: ${words}`]
}

/** What the lines that are there mean. */
function legendOf(edges: readonly PictureEdge[]): DrawnGraph['legend'] {
  const present = new Set(edges.map(inkOf))
  const trust = states
    .filter((state) => present.has(state))
    .map((state) => ({ ink: state, text: `${stateWords[state]}: ${stateMeanings[state]}` }))
  return present.has('member')
    ? [...trust, { ink: 'member', text: 'Member: a user belongs to a group' }]
    : trust
}
