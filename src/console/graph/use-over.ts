import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import { actionsFor } from '#console/parts/graph-tools/actions-for.ts'
import { edgeOf, nodeOf } from '#console/parts/graph-tools/relation-lines.ts'
import { useSearchParameter } from '#console/parts/hash-location.ts'
import { useWorkspace } from '#console/parts/use-entities.ts'
import { engine } from '#console/state/engines.ts'
import { identityOf } from '#console/state/identity-of.ts'
import { local } from '#console/state/queries.ts'
import { useMoment } from '#console/state/use-moment.ts'
import type { Overlay } from '#graph/picture/overlay.ts'
import type { TrustEdge, TrustGraph, TrustNode } from '#graph/trust-graph.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

/** Too many to be drawn of everybody: they are drawn of whoever is in focus, what ties it to its policies before what it may do. */
export const overKinds = ['attachment', 'boundary', 'access', 'pass', 'change'] as const
export type OverKind = (typeof overKinds)[number]

/** The lines that are drawn of the user, role or group in focus alone. */
export type Over = {
  readonly node: TrustNode
  /** Those that there can be of it. */
  readonly offered: readonly OverKind[]
  readonly kinds: readonly OverKind[]
  readonly onKinds: (kinds: readonly OverKind[]) => void
  /** How many lines there are of each kind that was asked for. */
  readonly counts: ReadonlyMap<OverKind, number>
  readonly lines: Overlay
  readonly isAsking: boolean
  readonly error: Error | null
}

/** Of so many resources access is asked without being told to. */
const mostUnasked = 500

/** What of these kinds ties the node in focus; null where nobody is in focus of whom it can be asked. */
export function useOver({ nodes, edges }: TrustGraph, focus: string | null): Over | null {
  const [text, setText] = useSearchParameter('over')
  const workspace = useWorkspace()
  const node = nodes.find(({ id }) => id === focus)
  const offered = offeredOf(node)
  const kinds = kindsIn(text, workspace)
  const groups = useMemo(() => groupsIn(edges, focus), [edges, focus])
  const of = (kind: OverKind) => ({ kind, id: offered.includes(kind) && kinds.includes(kind) ? focus : null })
  const attachment = useLines({ ...of('attachment'), besides: groups })
  const boundary = useLines(of('boundary'))
  const [access, pass, change] = [useLines(of('access')), useLines(of('pass')), useLines(of('change'))]
  const lines = useMemo(
    () => together([attachment.data, boundary.data, access.data, pass.data, change.data]),
    [attachment.data, boundary.data, access.data, pass.data, change.data],
  )
  if (node === undefined || offered.length === 0) return null
  const results = [attachment, boundary, access, pass, change]
  return {
    node,
    offered,
    kinds,
    onKinds: (next) => setText(next.length === 0 ? 'none' : next.join('.')),
    counts: new Map(
      overKinds.flatMap((kind, at) => {
        const count = results[at]?.data?.edges.length
        return count === undefined ? [] : [[kind, count] as const]
      }),
    ),
    lines,
    isAsking: results.some(({ isLoading }) => isLoading),
    error: results.find(({ error }) => error !== null)?.error ?? null,
  }
}

function kindsIn(text: string | null, workspace: Workspace): readonly OverKind[] {
  if (text !== null) return overKinds.filter((kind) => text.split('.').includes(kind))
  const isMuch = entitiesOf(workspace, 'resource').length > mostUnasked
  return isMuch ? structural : [...structural, 'access']
}

const structural = ['attachment', 'boundary'] as const
const nobody: readonly string[] = []

function offeredOf(node: TrustNode | undefined): readonly OverKind[] {
  if (node === undefined || node.entity === null) return []
  if (node.kind === 'group') return ['attachment']
  return node.kind === 'user' || node.kind === 'role' ? overKinds : []
}

/** The groups that the one in focus is a member of: their policies are its own as well. */
function groupsIn(edges: TrustGraph['edges'], focus: string | null): readonly string[] {
  const groups = edges.flatMap(({ from, to, kind }) => (kind === 'member' && from === focus ? to : []))
  return groups.length === 0 ? nobody : groups
}

type Wanted = {
  readonly kind: OverKind
  /** Whose; null: nobody's are wanted. */
  readonly id: string | null
  readonly besides?: readonly string[]
}

function useLines({ kind, id, besides = nobody }: Wanted) {
  const { revision, drafts } = useMoment()
  const workspace = useWorkspace()
  return useQuery({
    ...local,
    enabled: id !== null,
    queryKey: ['lines-over', revision, identityOf(drafts), kind, id, besides],
    queryFn: async ({ signal }): Promise<Overlay> => {
      const actions = kind === 'access' ? await actionsFor(entitiesOf(workspace, 'resource')) : {}
      // a policy leads to whom it is attached
      const direction = kind === 'attachment' || kind === 'boundary' ? ('to' as const) : ('from' as const)
      const edges: TrustEdge[] = []
      const nodes: TrustNode[] = []
      const ask = (of: string) =>
        engine('analysis').ask(
          'relations',
          { focus: { direction, id: of }, kinds: [kind], actions, drafts },
          signal,
          (piece) => {
            edges.push(...piece.relations.map(edgeOf))
            nodes.push(...piece.nodes.map(nodeOf))
          },
        )
      await Promise.all([id ?? '', ...besides].map(ask))
      return { nodes: direction === 'to' ? asPolicies(nodes, edges) : nodes, edges }
    },
  })
}

/** A policy that the workspace only names, such as one of AWS's, is told by the end of its ARN. */
function asPolicies(nodes: readonly TrustNode[], edges: readonly TrustEdge[]): readonly TrustNode[] {
  const policies = new Set(edges.map(({ from }) => from))
  return nodes.map((node) => {
    if (!policies.has(node.id) || node.kind === 'policy') return node
    return { ...node, kind: 'policy' as const, name: node.id.replace(/^.*\//, '') }
  })
}

function together(all: readonly (Overlay | undefined)[]): Overlay {
  const known = all.filter((one) => one !== undefined)
  const nodes = new Map(known.flatMap((one) => one.nodes.map((node) => [node.id, node] as const)))
  return { nodes: [...nodes.values()], edges: known.flatMap(({ edges }) => edges) }
}
