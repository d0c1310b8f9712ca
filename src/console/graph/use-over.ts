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

/** Too dense to be drawn of everybody: they are drawn of whoever is in focus. */
export const overKinds = ['access', 'pass', 'change'] as const
export type OverKind = (typeof overKinds)[number]

/** The dense lines of the user or role in focus. */
export type Over = {
  readonly node: TrustNode
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

/** What of the dense kinds leaves the node in focus; null where nobody is in focus of whom it can be asked. */
export function useOver({ nodes }: TrustGraph, focus: string | null): Over | null {
  const [text, setText] = useSearchParameter('over')
  const workspace = useWorkspace()
  const node = nodes.find(({ id }) => id === focus)
  const asked = node !== undefined && (node.kind === 'user' || node.kind === 'role') && node.entity !== null
  const kinds = kindsIn(text, workspace)
  const of = (kind: OverKind) => ({ kind, from: asked && kinds.includes(kind) ? node.id : null })
  const [access, pass, change] = [useLines(of('access')), useLines(of('pass')), useLines(of('change'))]
  const lines = useMemo(
    () => together([access.data, pass.data, change.data]),
    [access.data, pass.data, change.data],
  )
  if (!asked) return null
  const results = [access, pass, change]
  return {
    node,
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
  return entitiesOf(workspace, 'resource').length > mostUnasked ? [] : ['access']
}

function useLines({ kind, from }: { readonly kind: OverKind; readonly from: string | null }) {
  const { revision, drafts } = useMoment()
  const workspace = useWorkspace()
  return useQuery({
    ...local,
    enabled: from !== null,
    queryKey: ['lines-over', revision, identityOf(drafts), kind, from],
    queryFn: async ({ signal }): Promise<Overlay> => {
      const actions = kind === 'access' ? await actionsFor(entitiesOf(workspace, 'resource')) : {}
      const focus = { direction: 'from' as const, id: from ?? '' }
      const edges: TrustEdge[] = []
      const nodes: TrustNode[] = []
      await engine('analysis').ask(
        'relations',
        { focus, kinds: [kind], actions, drafts },
        signal,
        (piece) => {
          edges.push(...piece.relations.map(edgeOf))
          nodes.push(...piece.nodes.map(nodeOf))
        },
      )
      return { nodes, edges }
    },
  })
}

function together(all: readonly (Overlay | undefined)[]): Overlay {
  const known = all.filter((one) => one !== undefined)
  const nodes = new Map(known.flatMap((one) => one.nodes.map((node) => [node.id, node] as const)))
  return { nodes: [...nodes.values()], edges: known.flatMap(({ edges }) => edges) }
}
