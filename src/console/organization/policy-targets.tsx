import Link from '@cloudscape-design/components/link'
import { useState } from 'react'

import { attachOrganizationPolicy } from '#model/commands/attach-organization-policy.ts'
import { detachOrganizationPolicy } from '#model/commands/detach-organization-policy.ts'
import type { OrganizationPolicy } from '#model/entities/organization.ts'
import { allTargets, type OrganizationTarget, targetsOf } from '#model/organization.ts'
import type { Workspace } from '#model/workspace.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { ChooseDialog } from '../parts/choose-dialog.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { hrefOfEntity } from '../parts/hrefs.ts'
import { pathText } from '../parts/organization/path-text.ts'
import { targetText } from '../parts/organization/target-text.ts'
import { attemptAll } from '../parts/perform.ts'
import { TakeAwayButton } from '../parts/take-away-button.tsx'
import { useListed, useWorkspace } from '../parts/use-entities.ts'

/** Where an SCP or RCP is attached. */
export function PolicyTargets({ policy }: { readonly policy: OrganizationPolicy }) {
  const workspace = useWorkspace()
  const [attaching, setAttaching] = useState(false)
  const targets = useListed((now) => targetsOf(now, policy.id))
  return (
    <>
      <EntityTable
        title="Targets"
        items={targets}
        columns={columnsOf(workspace, policy)}
        idOf={({ id }) => id}
        about="This policy is attached to nothing, so it limits nobody."
        actions={<ChangeButton onClick={() => setAttaching(true)}>Attach</ChangeButton>}
      />
      {attaching ? <AttachDialog policy={policy} onDismiss={() => setAttaching(false)} /> : null}
    </>
  )
}

type AttachDialogProps = { readonly policy: OrganizationPolicy; readonly onDismiss: () => void }

function AttachDialog({ policy, onDismiss }: AttachDialogProps) {
  const workspace = useWorkspace()
  const candidates = allTargets(workspace)
    .filter(({ organizationPolicies }) => !organizationPolicies.includes(policy.id))
    .map((target) => ({ id: target.id, name: targetText(target), path: pathText(workspace, target) }))
  return (
    <ChooseDialog
      title={`Attach ${policy.name}`}
      submitText="Attach"
      label="Root, units and accounts"
      items={candidates}
      columns={[{ id: 'path', header: 'Path', text: ({ path }) => path }]}
      empty="This policy is attached everywhere."
      onChoose={(chosen) =>
        attemptAll(
          {
            verb: 'attach-organization-policy',
            names: [policy.name, chosen.map(({ name }) => name).join(', ')],
          },
          chosen.map(
            ({ id }) =>
              (now) =>
                attachOrganizationPolicy(now, { policy: policy.id, target: id }),
          ),
        )
      }
      onDismiss={onDismiss}
    />
  )
}

function columnsOf(
  workspace: Workspace,
  policy: OrganizationPolicy,
): readonly EntityColumn<OrganizationTarget>[] {
  return [
    {
      id: 'name',
      header: 'Target',
      text: targetText,
      cell: (target) => <Link href={hrefOfEntity(target)}>{targetText(target)}</Link>,
    },
    { id: 'path', header: 'Path', text: (target) => pathText(workspace, target) },
    {
      id: 'detach',
      header: 'Action',
      text: null,
      cell: (target) => (
        <TakeAwayButton
          verb="Detach"
          title={`Detach from ${targetText(target)}`}
          about="It no longer bears on what is there, nor on what is below."
          command={detachOrganizationPolicy}
          input={{ policy: policy.id, target: target.id }}
        />
      ),
    },
  ]
}
