import type { TrustNodeKind } from './trust-graph.ts'

/**
 * Which column of the picture a node belongs to, left to right: 0 outside (services, providers, machines, other
 * accounts, anyone), 1 groups, 2 people, 3 roles, 4 resources. Groups stand before their members, so that no line from a member
 * to a role runs behind them.
 */
export function tierOf(kind: TrustNodeKind): 0 | 1 | 2 | 3 | 4 {
  switch (kind) {
    case 'service':
    case 'saml-provider':
    case 'oidc-provider':
    case 'instance':
    case 'function':
    case 'external-account':
    case 'external-principal':
    case 'deleted-user':
    case 'deleted-role':
    case 'missing-user':
    case 'missing-role':
    case 'federated-user':
    case 'invalid-principal':
    case 'anyone':
    case 'root':
      return 0
    case 'group':
      return 1
    case 'user':
      return 2
    case 'role':
      return 3
    case 'resource':
    case 'policy':
      return 4
  }
}
