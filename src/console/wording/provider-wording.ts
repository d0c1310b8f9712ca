import type { TrustNode } from '#graph/trust-graph.ts'

/**
 * What to mind of a provider that a trust policy names and the workspace doesn't hold: IAM lets nobody in by one that was deleted, and
 * an import may leave providers out. Empty of all others, and of those that are in every account. Source: IAM API Reference, "DeleteSAMLProvider".
 */
export function unheldProvider({ id, kind, entity }: Pick<TrustNode, 'id' | 'kind' | 'entity'>): string {
  const isProvider = kind === 'saml-provider' || kind === 'oidc-provider'
  const account = /^arn:[^:]*:iam::(\d{12}):/.exec(id)?.[1]
  if (!isProvider || entity !== null || account === undefined) return ''
  return `This workspace holds no such provider. Its lines are so only if account ${account} has it: by one that was deleted nobody gets in. An import of get-account-authorization-details leaves providers out.`
}
