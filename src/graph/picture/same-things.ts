import type { PictureNode } from './picture.ts'
import type { Settled } from './settle.ts'

/** What tells apart two things of one name, by node id: IAM gives every user and role an id of its own. */
export type Things = ReadonlyMap<string, string>

/**
 * Where the nodes of `before` stood without those that are another thing of the same name by now; null where most are, as
 * after another account was imported in place of the one before: nothing of its picture is to be kept. Cost is linear.
 */
export function sameThings(before: Settled & { readonly things: Things }, now: Things): Settled | null {
  const { things, picture, positions } = before
  const others = new Set([...things].flatMap(([id, thing]) => (isOther(now.get(id), thing) ? id : [])))
  const there = [...things.keys()].filter((id) => now.has(id)).length - others.size
  const fewer = Math.min(things.size, now.size)
  if (fewer > 0 && there * 2 < fewer) return null
  if (others.size === 0) return before
  return {
    picture: { ...picture, nodes: picture.nodes.map((node) => without(node, others)) },
    positions: Object.fromEntries(Object.entries(positions).filter(([id]) => !others.has(id))),
  }
}

function without(node: PictureNode, others: ReadonlySet<string>): PictureNode {
  return { ...node, members: node.members.filter(({ id }) => !others.has(id)) }
}

function isOther(now: string | undefined, thing: string): boolean {
  return now !== undefined && now !== thing
}
