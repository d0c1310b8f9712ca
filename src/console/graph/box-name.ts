import { foldName } from '#console/wording/graph-wording.ts'
import { hubName } from '#console/wording/hub-wording.ts'
import { isFold, type PictureNode } from '#graph/picture/picture.ts'

/** What a box is called: the node's own name, how many of a kind it stands for, or whose hub it is. */
export function boxName(node: PictureNode): string {
  if (node.hub !== undefined) return hubName(node.hub)
  return isFold(node) ? foldName(node.kind, node.members.length) : node.name
}
