import { foldName } from '#console/wording/graph-wording.ts'
import { hubName } from '#console/wording/hub-wording.ts'
import { shownControls } from '#engine/text/shown-controls.ts'
import { accountsToTell } from '#graph/picture/accounts-to-tell.ts'
import { isFold, type PictureNode } from '#graph/picture/picture.ts'

import type { FoldCaption } from './fold-caption.ts'

/** What a box is called: the node's own name, how many of a kind it stands for, or whose hub it is. */
export function boxName(node: PictureNode): string {
  if (node.hub !== undefined) return hubName(node.hub)
  return isFold(node) ? foldName(node.kind, node.members.length) : shownControls(node.name)
}

/** What a fold is called where there is no room for its kind beside what tells it from others; empty where its name does. */
export function briefName(node: PictureNode, { brief }: FoldCaption): string {
  return brief === '' ? '' : `${node.members.length.toLocaleString('en')} ${brief}`
}

/** What boxes are called beside one another, by id: with their account where others are called so too. */
export function boxNames(nodes: readonly PictureNode[]): ReadonlyMap<string, string> {
  const accounts = accountsToTell(nodes)
  return new Map(
    nodes.map((node) => {
      const account = node.hub === undefined ? accounts.get(node.id) : undefined
      return [node.id, account === undefined ? boxName(node) : `${boxName(node)} (${account})`] as const
    }),
  )
}
