import type { ReactFlowInstance } from '@xyflow/react'
import { type KeyboardEvent, type RefObject, useCallback, useRef, useState } from 'react'

import { nodeSize } from '#graph/node-size.ts'
import type { Picture, PictureEdge } from '#graph/picture/picture.ts'
import type { Positions } from '#graph/trust-graph.ts'

import { boxName } from './box-name.ts'
import type { FlowBox, FlowEdge } from './flow-elements.ts'
import { noLineSentence, stayedSentence } from './walk-wording.ts'
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

/** Arrow keys walk the lines from node to node, others step through all boxes; the whole canvas is one stop of Tab. */
export function useRoving(
  flow: ReactFlowInstance<FlowBox, FlowEdge> | null,
  frame: RefObject<HTMLElement | null>,
  picture: Picture,
  positions: Positions,
): Roving {
  const [last, setLast] = useState<Standing | null>(null)
  const [aside, setAside] = useState('')
  const goingTo = useRef<string | null>(null) // where the focus isn't yet: keys may come quicker than frames
  const isThere = picture.nodes.some(({ id }) => id === last?.node)
  const standing = isThere ? last : null
  const tabStop = standing?.node ?? picture.nodes[0]?.id ?? null

  function say(said: string): void {
    setAside((before) => (before === said ? `${said}\u00a0` : said)) // the same once more is said once more
  }

  function rove(event: KeyboardEvent): boolean {
    const key = roving[event.key]
    if (key === undefined || tabStop === null || event.ctrlKey || event.metaKey || event.altKey) return false
    event.preventDefault()
    const node = goingTo.current ?? standingAt(event.target) ?? tabStop
    const from = { node, line: node === standing?.node ? standing.line : null }
    const next = nextOf(key, from)
    const place = next === null ? undefined : positions[next.node]
    if (next === null || place === undefined) {
      say(stayedSentence(key, nameOf(picture, node), from.line !== null))
      return true
    }
    setAside('')
    setLast(next)
    const middle = { x: place.x + nodeSize.width / 2, y: place.y + nodeSize.height / 2 }
    const zoom = flow?.getZoom() ?? 1
    void flow?.setCenter(middle.x, middle.y, { zoom: zoom < tooFar ? readable : zoom })
    goingTo.current = next.node
    requestAnimationFrame(() => arriveAt(next.node)) // after it has been mounted
    return true
  }

  function arriveAt(node: string): void {
    if (goingTo.current !== node) return
    goingTo.current = null
    focusNode(frame.current, node)
  }

  function nextOf(key: Direction | Step, from: Standing): Standing | null {
    if (isDirection(key)) return walk(picture, positions, from, key)
    const id = stepTo(picture, positions, from.node, key)
    return id === null ? null : { node: id, line: null }
  }
  const line = standing?.line ?? null
  const isLineThere = picture.edges.some(({ id }) => id === line?.id)
  const missLine = ({ target }: KeyboardEvent) =>
    say(noLineSentence(nameOf(picture, standingAt(target) ?? tabStop ?? '')))
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

function nameOf({ nodes }: Picture, id: string): string {
  const node = nodes.find((other) => other.id === id)
  return node === undefined ? id : boxName(node)
}

/** The node whose box has the keyboard's focus. */
export function standingAt(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest('[data-id]')?.getAttribute('data-id') ?? null) : null
}

export function focusNode(frame: HTMLElement | null, id: string): void {
  const button = frame?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"] button`)
  button?.focus({ preventScroll: true })
}

function isDirection(key: Direction | Step): key is Direction {
  return key.startsWith('Arrow')
}
