import Link from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'

import type { Asker } from '#graph/questions/askers.ts'
import type { TrustNodeKind } from '#graph/trust-graph.ts'

import { hrefOfEntity } from '../parts/hrefs.ts'
import { workspaceStore } from '../state/workspace-store.ts'

export const askerKinds: Readonly<Record<TrustNodeKind, string>> = {
  user: 'User',
  group: 'Group',
  role: 'Role',
  root: 'Root user',
  service: 'Service',
  'saml-provider': 'SAML identity',
  'oidc-provider': 'OIDC identity',
  instance: 'Instance',
  function: 'Function',
  'external-account': 'Outside account',
  'external-principal': 'Outside principal',
  'deleted-user': 'Deleted user',
  'deleted-role': 'Deleted role',
  'missing-user': 'Missing user',
  'missing-role': 'Missing role',
  'federated-user': 'Federated user',
  'invalid-principal': 'Invalid principal',
  anyone: 'Anyone',
  resource: 'Resource',
  policy: 'Policy',
}

/** The name of one who may ask, linked where the workspace holds it. */
export function AskerName({ asker }: { readonly asker: Asker }): ReactNode {
  const entity =
    asker.entity === null ? undefined : workspaceStore.getState().workspace.entities.get(asker.entity)
  if (entity === undefined) return asker.name
  return <Link href={hrefOfEntity(entity)}>{asker.name}</Link>
}
