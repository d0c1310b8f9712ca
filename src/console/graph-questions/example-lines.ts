import { isAccess } from '#graph/reach.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import type { GraphQuestion } from './graph-question.ts'
import { lineOf } from './line-of.ts'

/** A line of each sort that can be asked of this very workspace, the most telling ones first. */
export function exampleLines(graph: TrustGraph, workspace: Workspace): readonly string[] {
  const { start, role, resource } = endsIn(graph, workspace)
  const ask = (question: Partial<GraphQuestion> & Pick<GraphQuestion, 'ask'>) =>
    lineOf({ from: '', to: '', hops: 4, ...question }, [], { graph, workspace })
  const between = { from: start ?? '', to: role ?? '' }
  return [
    ...(start === null
      ? []
      : [
          ask({ ask: 'paths', ...between }),
          ask({ ask: 'paths', ...between, hops: 'shortest' }),
          ask({ ask: 'reach', from: start }),
        ]),
    ...(resource === null ? [] : [ask({ ask: 'who-reaches', to: resource })]),
    ...(start === null ? [] : [ask({ ask: 'cut', ...between }), ask({ ask: 'passes', from: start })]),
    ...(role === null ? [] : [ask({ ask: 'who-changes', to: role })]),
    'outsiders',
    'nobody',
    'cycles',
  ]
}

/** Somebody who becomes a role, preferably a user, and a resource. */
function endsIn(graph: TrustGraph, workspace: Workspace) {
  const kinds = new Map(graph.nodes.map(({ id, kind }) => [id, kind]))
  const hops = graph.edges.filter((edge) => isAccess(edge) && edge.kind === 'AssumeRole')
  const of = (kind: 'user' | 'role') => hops.find(({ from }) => kinds.get(from) === kind)
  const hop = of('user') ?? of('role')
  const [resource] = entitiesOf(workspace, 'resource')
  return { start: hop?.from ?? null, role: hop?.to ?? null, resource: resource?.id ?? null }
}
