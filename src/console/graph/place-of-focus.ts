import type { Picture, PictureNode } from '#graph/picture/picture.ts'

import { frameId } from './flow-elements.ts'

export type Held = {
  /** The box, or the frame, that has the focus, or lost it only by being taken off the page. */
  readonly box: string
  /** Whom it stood for. */
  readonly members: readonly string[]
  /** Beside which box it came, if beside any. */
  readonly beside: string | null
}

type Shown = Pick<Picture, 'nodes'> & {
  /** Folds and hubs that are open: boxes of their own no more. */
  readonly opened: readonly PictureNode[]
}

/** Whom a box or a frame of the picture stands for. */
export function membersAt(box: string, { nodes, opened }: Shown): readonly string[] {
  const found = nodes.find(({ id }) => id === box) ?? opened.find(({ id }) => frameId(id) === box)
  return found?.members.map(({ id }) => id) ?? []
}

/**
 * Where the focus belongs in another picture: the box itself, or the frame while its fold is open; else the one that stands for it, the first of
 * those that it opened to, the first that has one of its members, as where a fold is called otherwise since its first one went, or the one
 * beside which it came. Null where it had none of these.
 */
export function placeOfFocus({ box, members, beside }: Held, { nodes, opened }: Shown): string | null {
  if (opened.some(({ id }) => frameId(id) === box)) return box
  const at = (id: string) =>
    nodes.find((node) => node.id === id) ?? nodes.find((node) => node.members.some((one) => one.id === id))
  const folded = nodes.find(({ id }) => frameId(id) === box)
  const first = opened.find(({ id }) => id === box)?.members[0]?.id
  const known = [
    box,
    ...(first === undefined ? [] : [first]),
    ...members,
    ...(beside === null ? [] : [beside]),
  ]
  for (const id of known) {
    const found = folded ?? at(id)
    if (found !== undefined) return found.id
  }
  return null
}
