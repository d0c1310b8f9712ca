import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'

import { checkModifiable } from '#model/commands/check-entity.ts'
import type { PolicyHolder } from '#model/look-up.ts'

import { AttachedPolicies } from './attached-policies.tsx'
import { BoundaryPanel } from './boundary-panel.tsx'
import { InlinePolicies } from './inline-policies.tsx'
import { PoliciesThroughGroups } from './policies-through-groups.tsx'

/** All that gives a user, group or role permissions, and what limits them. */
export function PermissionsPanel({ holder }: { readonly holder: PolicyHolder }) {
  const isKept = checkModifiable(holder) !== null
  return (
    <SpaceBetween size="l">
      {isKept ? (
        <Alert type="info">
          AWS keeps this role: what it may do can be read here, and changed by AWS alone.
        </Alert>
      ) : null}
      <AttachedPolicies holder={holder} isKept={isKept} />
      {holder.kind === 'user' ? <PoliciesThroughGroups user={holder} /> : null}
      <InlinePolicies holder={holder} isKept={isKept} />
      {holder.kind === 'group' ? null : <BoundaryPanel principal={holder} isKept={isKept} />}
    </SpaceBetween>
  )
}
