import SpaceBetween from '@cloudscape-design/components/space-between'

import type { PolicyHolder } from '#model/look-up.ts'

import { AttachedPolicies } from './attached-policies.tsx'
import { BoundaryPanel } from './boundary-panel.tsx'
import { InlinePolicies } from './inline-policies.tsx'
import { PoliciesThroughGroups } from './policies-through-groups.tsx'

/** All that gives a user, group or role permissions, and what limits them. */
export function PermissionsPanel({ holder }: { readonly holder: PolicyHolder }) {
  return (
    <SpaceBetween size="l">
      <AttachedPolicies holder={holder} />
      {holder.kind === 'user' ? <PoliciesThroughGroups user={holder} /> : null}
      <InlinePolicies holder={holder} />
      {holder.kind === 'group' ? null : <BoundaryPanel principal={holder} />}
    </SpaceBetween>
  )
}
