import { sortWords } from '#console/wording/graph-wording.ts'
import { isHalfState } from '#graph/half.ts'
import { namesToTell } from '#graph/picture/accounts-to-tell.ts'
import { classesOf } from '#graph/picture/classes.ts'
import type { FoldBy } from '#graph/picture/fold-keys.ts'
import { isFold, type Picture, type PictureNode } from '#graph/picture/picture.ts'
import type { TrustGraph, TrustNode } from '#graph/trust-graph.ts'
import type { Workspace } from '#model/workspace.ts'

/** What the members of a fold have in common. */
export type FoldCaption = {
  readonly text: string
  /** What of it tells the fold from others, where there is no room for all of it; empty where its kind does. */
  readonly brief: string
}

/** What each fold's members have in common, by its id. Folds of which nothing is to be said are absent. */
export type FoldCaptions = ReadonlyMap<string, FoldCaption>

/** Says of each fold what its members have in common. */
export function foldCaptions(
  { nodes }: Picture,
  by: FoldBy,
  graph: TrustGraph,
  workspace: Workspace,
): FoldCaptions {
  const caption = captionBy(by, { nodes, graph, workspace })
  return new Map(
    nodes.flatMap((node) => {
      const said = isFold(node) ? caption(node) : nothingSaid
      return said.text === '' ? [] : [[node.id, said] as const]
    }),
  )
}

export const nothingSaid: FoldCaption = { text: '', brief: '' }

type Grounds = {
  readonly nodes: readonly PictureNode[]
  readonly graph: TrustGraph
  readonly workspace: Workspace
}

function captionBy(by: FoldBy, { nodes, graph, workspace }: Grounds): (fold: PictureNode) => FoldCaption {
  switch (by.kind) {
    case 'nothing':
    case 'account':
      return () => nothingSaid
    case 'path':
      return pathCaption(nodes, workspace)
    case 'tag':
      return ({ members: [first] }) => tagText(workspace, first, by.key)
    case 'unit':
      return ({ members: [first] }) => unitName(workspace, first)
    case 'ties':
    case 'trust':
    case 'class': {
      const textOf = reachedByText(graph)
      return (fold) => ({ text: textOf(fold), brief: '' })
    }
  }
}

function principal({ entities }: Workspace, node: TrustNode | undefined) {
  const entity = entities.get(node?.entity ?? '')
  return entity?.kind === 'user' || entity?.kind === 'role' ? entity : undefined
}

/** The last part of a path; what has none is said to have none. */
function endOf(path: string): string {
  return path.split('/').at(-2) || `path ${path}`
}

/** A path in brief is what stands last in it, unless another one of the same kind ends so too. */
function pathCaption(
  nodes: readonly PictureNode[],
  workspace: Workspace,
): (fold: PictureNode) => FoldCaption {
  const pathOf = ({ members: [first] }: PictureNode) => principal(workspace, first)?.path
  const byEnd = new Map<string, Set<string>>()
  for (const node of nodes) {
    const path = isFold(node) ? pathOf(node) : undefined
    if (path === undefined) continue
    const key = `${node.kind} ${endOf(path)}`
    byEnd.set(key, (byEnd.get(key) ?? new Set()).add(path))
  }
  return (fold) => {
    const path = pathOf(fold)
    if (path === undefined) return nothingSaid
    const end = endOf(path)
    return { text: `path ${path}`, brief: byEnd.get(`${fold.kind} ${end}`)?.size === 1 ? end : path }
  }
}

function tagText(workspace: Workspace, node: TrustNode | undefined, key: string): FoldCaption {
  const held = principal(workspace, node)
  if (held === undefined) return nothingSaid
  const value = held.tags[key]
  return value === undefined
    ? { text: `no ${key}`, brief: `no ${key}` }
    : { text: `${key} = ${value}`, brief: value }
}

function unitName({ entities }: Workspace, node: TrustNode | undefined): FoldCaption {
  for (const entity of entities.values()) {
    if (entity.kind !== 'account' || entity.accountId !== node?.accountId) continue
    const unit = entity.parent === null ? undefined : entities.get(entity.parent)
    return unit?.kind === 'organizational-unit' ? { text: unit.name, brief: unit.name } : nothingSaid
  }
  return nothingSaid
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
