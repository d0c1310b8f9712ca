import type { TrustGraph } from '#graph/trust-graph.ts'
import type { Session, SessionStack } from '#sessions/session.ts'

/** Where the one who acts stands in the graph, and the lines that led there. */
export type Acting = { readonly node: string | null; readonly edges: ReadonlySet<string> }

export const nobody: Acting = { node: null, edges: new Set() }

/** The way of `stack` through the graph: the node of who acts, and an edge for each step on the way that has one. */
export function actingIn({ edges }: TrustGraph, stack: SessionStack | null): Acting {
  if (stack === null) return nobody
  const way = stack.flatMap(nodesOf)
  const steps = new Set(way.slice(1).map((to, at) => `${way[at]} ${to}`))
  const taken = edges.filter(({ from, to, kind }) => kind !== 'member' && steps.has(`${from} ${to}`))
  return { node: way.at(-1) ?? null, edges: new Set(taken.map(({ id }) => id)) }
}

/** The nodes that a session stands on: where it came from, where that isn't a session, and itself. */
function nodesOf(session: Session): readonly string[] {
  switch (session.kind) {
    case 'user':
    case 'access-key':
      return [session.user]
    case 'role':
      return [...originOf(session), session.role]
    case 'outside':
      return [session.principal]
    case 'service':
      return [session.service]
    case 'session-token':
      return session.holder.kind === 'user' ? [session.holder.user] : []
    case 'root':
    case 'federated-user':
    case 'anonymous':
      return []
  }
}

function originOf({ origin }: Extract<Session, { readonly kind: 'role' }>): readonly string[] {
  switch (origin.kind) {
    case 'saml':
    case 'web-identity':
      return [origin.provider]
    case 'instance-profile':
      return [origin.instance]
    case 'lambda':
      return [origin.lambdaFunction]
    case 'service':
      return [origin.service]
    case 'broker':
      return [origin.broker]
    case 'switch-role':
    case 'assume-role':
    case 'role-chaining':
      return []
  }
}
