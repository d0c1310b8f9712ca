import { sortWords } from '#console/wording/graph-wording.ts'
import { isHalfState } from '#graph/half.ts'
import { namesToTell } from '#graph/picture/accounts-to-tell.ts'
import { classesOf } from '#graph/picture/classes.ts'
import type { FoldBy } from '#graph/picture/fold-keys.ts'
import { isFold, type Picture, type PictureNode } from '#graph/picture/picture.ts'
import type { TrustGraph, TrustNode } from '#graph/trust-graph.ts'
import type { Workspace } from '#model/workspace.ts'

/** Says of each fold, by id, what its members have in common. Folds of which nothing is to be said are absent. */
export function foldCaptions(
  { nodes }: Picture,
  by: FoldBy,
  graph: TrustGraph,
  workspace: Workspace,
): ReadonlyMap<string, string> {
  const caption = captionBy(by, graph, workspace)
  return new Map(
    nodes.flatMap((node) => {
      const text = isFold(node) ? caption(node) : ''
      return text === '' ? [] : [[node.id, text] as const]
    }),
  )
}

function captionBy(by: FoldBy, graph: TrustGraph, workspace: Workspace): (fold: PictureNode) => string {
  switch (by.kind) {
    case 'nothing':
      return () => ''
    case 'path':
      return ({ members: [first] }) => entityPath(workspace, first)
    case 'tag':
      return ({ members: [first] }) => tagText(workspace, first, by.key)
    case 'unit':
      return ({ members: [first] }) => unitName(workspace, first)
    case 'account':
      return () => ''
    case 'ties':
    case 'trust':
    case 'class':
      return reachedByText(graph)
  }
}

function principal({ entities }: Workspace, node: TrustNode | undefined) {
  const entity = entities.get(node?.entity ?? '')
  return entity?.kind === 'user' || entity?.kind === 'role' ? entity : undefined
}

function entityPath(workspace: Workspace, node: TrustNode | undefined): string {
  const path = principal(workspace, node)?.path
  return path === undefined ? '' : `path ${path}`
}

function tagText(workspace: Workspace, node: TrustNode | undefined, key: string): string {
  const held = principal(workspace, node)
  if (held === undefined) return ''
  const value = held.tags[key]
  return value === undefined ? `no ${key}` : `${key} = ${value}`
}

function unitName({ entities }: Workspace, node: TrustNode | undefined): string {
  for (const entity of entities.values()) {
    if (entity.kind !== 'account' || entity.accountId !== node?.accountId) continue
    const unit = entity.parent === null ? undefined : entities.get(entity.parent)
    return unit?.kind === 'organizational-unit' ? unit.name : ''
  }
  return ''
}

/** Who reaches a fold's members: by name where that is one and the same for all, else by sorts. */
function reachedByText(graph: TrustGraph): (fold: PictureNode) => string {
  const names = namesToTell(graph.nodes)
  const classes = classesOf(graph)
  const sources = new Map<string, Set<string>>()
  for (const { from, to, kind, state } of graph.edges) {
    if (kind === 'member' || isHalfState(state)) continue
    const known = sources.get(to)
    if (known === undefined) sources.set(to, new Set([from]))
    else known.add(from)
  }
  return ({ kind, members }) => {
    if (kind === 'user') {
      return members.some(({ id }) => classes.get(id)?.reaches === true) ? 'reach roles' : 'reach no role'
    }
    if (kind !== 'role') return ''
    const sorts = new Set(members.flatMap(({ id }) => classes.get(id)?.reachedBy ?? []))
    const all = new Set(members.flatMap(({ id }) => [...(sources.get(id) ?? [])]))
    const [only] = all
    if (only === undefined) return 'nobody reaches them'
    if (all.size === 1 && !sorts.has('unknown')) return `reached by ${names.get(only) ?? only}`
    return `reached by ${listed([...sorts].map((sort) => sortWords[sort]))}`
  }
}

function listed(words: readonly string[]): string {
  return words.length <= 2 ? words.join(' and ') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
