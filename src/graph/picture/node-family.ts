import type { TrustNodeKind } from '../trust-graph.ts'

/** Kinds of boxes that a picture gives one colour. */
export type NodeFamily = 'people' | 'role' | 'aws' | 'provider' | 'outside' | 'resource'

/** The family of each kind of box: the same in the page, on the map and in pictures that are written. */
export const familyOf = {
  user: 'people',
  group: 'people',
  root: 'people',
  role: 'role',
  service: 'aws',
  instance: 'aws',
  function: 'aws',
  'saml-provider': 'provider',
  'oidc-provider': 'provider',
  'external-account': 'outside',
  'external-principal': 'outside',
  'deleted-user': 'outside',
  'deleted-role': 'outside',
  'missing-user': 'outside',
  'missing-role': 'outside',
  'federated-user': 'outside',
  'invalid-principal': 'outside',
  anyone: 'outside',
  resource: 'resource',
  policy: 'resource',
} as const satisfies Readonly<Record<TrustNodeKind, NodeFamily>>
