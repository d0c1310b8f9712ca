import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'

import { detachOrganizationPolicy } from '#model/commands/detach-organization-policy.ts'
import { type OrganizationPolicyType, organizationPolicyTypes } from '#model/entities/organization.ts'
import { isManagementAccount, organizationOf, type OrganizationTarget } from '#model/organization.ts'

import { organizationPolicyNouns } from '../../wording/entity-nouns.ts'
import { ChangeButton } from '../change-button.tsx'
import { type EntityColumn, EntityTable } from '../entity-table.tsx'
import { hrefs } from '../hrefs.ts'
import { TakeAwayButton } from '../take-away-button.tsx'
import { useWorkspace } from '../use-entities.ts'
import { AttachOrganizationPolicyDialog } from './attach-organization-policy-dialog.tsx'
import { type Bearing, bearingsOn } from './inheritance.ts'

/** The SCPs and RCPs of the root, an OU or an account: attached there, and inherited from above. */
export function TargetPolicies({ target }: { readonly target: OrganizationTarget }) {
  const workspace = useWorkspace()
  const isFree = target.kind === 'account' && isManagementAccount(workspace, target.accountId)
  return (
    <SpaceBetween size="l">
      {isFree ? (
        <Box variant="p">
          This is the management account: AWS applies no service control policy and no resource control policy
          to it, whatever is attached or inherited.
        </Box>
      ) : null}
      {organizationPolicyTypes.map((type) => (
        <PoliciesOfType key={type} target={target} type={type} />
      ))}
    </SpaceBetween>
  )
}

type PoliciesOfTypeProps = { readonly target: OrganizationTarget; readonly type: OrganizationPolicyType }

function PoliciesOfType({ target, type }: PoliciesOfTypeProps) {
  const workspace = useWorkspace()
  const [attaching, setAttaching] = useState(false)
  const bearings = bearingsOn(workspace, target, type)
  const isOn = organizationOf(workspace)?.policyTypes.includes(type) === true
  const noun = organizationPolicyNouns[type]
  return (
    <>
      <EntityTable
        title={noun.many}
        items={bearings ?? []}
        columns={columnsOf(target, type)}
        idOf={({ policy, at }) => `${policy} ${at}`}
        about={
          isOn ? emptyText(bearings, type) : `${noun.many} are off in this organization: none is in force.`
        }
        actions={
          isOn ? (
            <ChangeButton ariaLabel={`Attach ${noun.short}`} onClick={() => setAttaching(true)}>
              Attach
            </ChangeButton>
          ) : (
            <Button href={hrefs.organization}>Turn on in the organization</Button>
          )
        }
      />
      {attaching ? (
        <AttachOrganizationPolicyDialog target={target} type={type} onDismiss={() => setAttaching(false)} />
      ) : null}
    </>
  )
}

function emptyText(bearings: readonly Bearing[] | null, type: OrganizationPolicyType): string {
  if (bearings === null) return 'The way up to the root is broken: a parent is not in this workspace.'
  return type === 'service-control'
    ? 'No service control policy bears on this: nothing is allowed in its accounts.'
    : 'No resource control policy bears on this.'
}

function columnsOf(
  target: OrganizationTarget,
  type: OrganizationPolicyType,
): readonly EntityColumn<Bearing>[] {
  return [
    {
      id: 'name',
      header: 'Policy',
      text: ({ name }) => name,
      cell: ({ name, policy, isMissing }) =>
        isMissing ? (
          <span>{`${name} (not in this workspace)`}</span>
        ) : (
          <Link href={`${hrefs[type]}/${policy}`}>{name}</Link>
        ),
    },
    {
      id: 'from',
      header: 'Comes from',
      text: ({ isInherited, atName }) => (isInherited ? `Inherited from ${atName}` : 'Attached here'),
    },
    {
      id: 'actions',
      header: 'Action',
      text: null,
      cell: ({ policy, name, isInherited, isMissing }) =>
        isInherited || isMissing ? (
          '-'
        ) : (
          <TakeAwayButton
            verb="Detach"
            title={`Detach ${name}`}
            about="It no longer bears on what is here, nor on what is below."
            command={detachOrganizationPolicy}
            input={{ policy, target: target.id }}
          />
        ),
    },
  ]
}
