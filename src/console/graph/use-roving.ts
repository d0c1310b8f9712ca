import type { ReactFlowInstance } from '@xyflow/react'
import { type KeyboardEvent, type RefObject, useCallback, useState } from 'react'

import { nodeSize, widthAt } from '#graph/node-size.ts'
import type { Picture, PictureEdge, PictureNode } from '#graph/picture/picture.ts'
import type { Positions } from '#graph/trust-graph.ts'

import { boxName } from './box-name.ts'
import { standingAt } from './canvas-focus.ts'
import { type FlowBox, type FlowEdge, frameId } from './flow-elements.ts'
import { letterOf } from './letter-of.ts'
import { useGoing } from './use-going.ts'
import { noLineSentence, ofFrameSentence, stayedSentence } from './walk-wording.ts'
import { type Direction, type Standing, type Step, stepTo, walk } from './walk.ts'

export type Roving = {
  /** The one node that Tab reaches. */
  readonly tabStop: string | null
  /** The line over which the keyboard came there. */
  readonly line: PictureEdge | null
  /** Why the last key led nowhere, in words; empty where it did. */
  readonly aside: string
  /** Takes arrow keys and those that step from box to box; answers whether the key was one. */
  readonly rove: (event: KeyboardEvent) => boolean
  /** Make a box the one that Tab reaches, where it isn't yet. */
  readonly standOn: (id: string) => void
  /** Say that there is no line whose reason could be asked for. */
  readonly missLine: (event: KeyboardEvent) => void
}

/** From farther away nobody sees which box it is. */
const tooFar = 0.3
const readable = 0.6

type Walked = {
  readonly picture: Picture
  /** Folds that are open, around whose members stands a frame. */
  readonly opened: readonly PictureNode[]
  readonly positions: Positions
}

/** Arrow keys walk the lines from node to node, others step through all boxes; the whole canvas is one stop of Tab. */
export function useRoving(
  flow: ReactFlowInstance<FlowBox, FlowEdge> | null,
  frame: RefObject<HTMLElement | null>,
  walked: Walked,
): Roving {
  const [last, setLast] = useState<Standing | null>(null)
  const [aside, setAside] = useState('')
  const { picture } = walked
  const { goingTo, goTo } = useGoing(frame)
  const isThere = picture.nodes.some(({ id }) => id === last?.node)
  const standing = isThere ? last : null
  const tabStop = standing?.node ?? picture.nodes[0]?.id ?? null

  function say(said: string): void {
    setAside((before) => (before === said ? `${said}\u00a0` : said)) // the same once more is said once more
  }

  function rove(event: KeyboardEvent): boolean {
    const key = roving[letterOf(event) ?? event.key]
    if (key === undefined || tabStop === null || event.ctrlKey || event.metaKey || event.altKey) return false
    event.preventDefault()
    const node = goingTo.current ?? standingAt(event.target) ?? tabStop
    const from = { node, line: node === standing?.node ? standing.line : null }
    const next = nextOf(key, from, walked)
    const place = next === null ? undefined : walked.positions[next.node]
    if (next === null || place === undefined) {
      say(stayed(key, from, walked))
      return true
    }
    setAside('')
    setLast(next)
    const middle = { x: place.x + widthAt(place) / 2, y: place.y + nodeSize.height / 2 }
    const zoom = flow?.getZoom() ?? 1
    void flow?.setCenter(middle.x, middle.y, { zoom: zoom < tooFar ? readable : zoom })
    goTo(next.node)
    return true
  }

  const line = standing?.line ?? null
  const isLineThere = picture.edges.some(({ id }) => id === line?.id)
  const missLine = ({ target }: KeyboardEvent) => say(missed(standingAt(target) ?? tabStop ?? '', walked))
  const standOn = useCallback(
    (id: string) => setLast((before) => (before?.node === id ? before : { node: id, line: null })),
    [],
  )
  return { tabStop, rove, standOn, missLine, line: isLineThere ? line : null, aside }
}

const roving: Readonly<Record<string, Direction | Step | undefined>> = {
  ArrowLeft: 'ArrowLeft',
  ArrowRight: 'ArrowRight',
  ArrowUp: 'ArrowUp',
  ArrowDown: 'ArrowDown',
  n: 'next',
  p: 'previous',
  Home: 'first',
  End: 'last',
}

function nextOf(
  key: Direction | Step,
  from: Standing,
  { picture, opened, positions }: Walked,
): Standing | null {
  if (isDirection(key)) return walk(picture, positions, from, key)
  // a frame stands before the first of those around whom it is
  const first = framed(from.node, opened)?.members[0]?.id
  if (first !== undefined && key === 'next') return { node: first, line: null }
  const id = stepTo(picture, positions, first ?? from.node, key)
  return id === null ? null : { node: id, line: null }
}

/** Why a key led nowhere. */
function stayed(key: Direction | Step, { node, line }: Standing, { picture, opened }: Walked): string {
  const fold = framed(node, opened)
  return fold !== undefined && isDirection(key)
    ? ofFrameSentence(boxName(fold))
    : stayedSentence(key, nameOf(picture, node), line !== null)
}

/** Why no reason is told of the line by which somebody came there. */
function missed(node: string, { picture, opened }: Walked): string {
  const fold = framed(node, opened)
  return fold === undefined ? noLineSentence(nameOf(picture, node)) : ofFrameSentence(boxName(fold))
}

/** The open fold whose frame it is. */
function framed(id: string, opened: readonly PictureNode[]): PictureNode | undefined {
  return opened.find((fold) => frameId(fold.id) === id)
}

function nameOf({ nodes }: Picture, id: string): string {
  const node = nodes.find((other) => other.id === id)
  return node === undefined ? id : boxName(node)
}

function isDirection(key: Direction | Step): key is Direction {
  return key.startsWith('Arrow')
}
