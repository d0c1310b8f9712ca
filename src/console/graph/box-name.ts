import { foldName } from '#console/wording/graph-wording.ts'
import { isFold, type PictureNode } from '#graph/picture/picture.ts'

/** What a box is called: the node's own name, or how many of a kind it stands for. */
export function boxName(node: PictureNode): string {
  return isFold(node) ? foldName(node.kind, node.members.length) : node.name
}
