import type { TrustNodeKind } from './trust-graph.ts'

/**
 * Which column of the picture a node belongs to, left to right: 0 outside (services, providers, machines, other
 * accounts, anyone), 1 people and their groups, 2 roles.
 */
export function tierOf(kind: TrustNodeKind): 0 | 1 | 2 {
  switch (kind) {
    case 'service':
    case 'saml-provider':
    case 'oidc-provider':
    case 'instance':
    case 'function':
    case 'external-account':
    case 'external-principal':
    case 'anyone':
    case 'root':
      return 0
    case 'user':
    case 'group':
      return 1
    case 'role':
      return 2
  }
}
