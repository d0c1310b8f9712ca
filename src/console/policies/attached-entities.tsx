import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'

import { attachPolicy } from '#model/commands/attach-policy.ts'
import { checkModifiable } from '#model/commands/check-entity.ts'
import { detachPolicy } from '#model/commands/detach-policy.ts'
import type { ManagedPolicy, Principal } from '#model/entities/entity.ts'
import { boundedBy, holdersOf, type PolicyHolder } from '#model/look-up.ts'
import { entitiesOf } from '#model/workspace.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { ChooseDialog } from '../parts/choose-dialog.tsx'
import { EntityLink } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { attemptAll } from '../parts/perform.ts'
import { TakeAwayButton } from '../parts/take-away-button.tsx'
import { useListed } from '../parts/use-entities.ts'
import { entityNouns } from '../wording/entity-nouns.ts'

/** Whom a policy gives permissions, and whom it limits as a boundary. */
export function AttachedEntities({ policy }: { readonly policy: ManagedPolicy }) {
  const [attaching, setAttaching] = useState(false)
  const holders = useListed((workspace) => holdersOf(workspace, policy.arn))
  const bounded = useListed((workspace) => boundedBy(workspace, policy.arn))
  return (
    <SpaceBetween size="l">
      <EntityTable
        title="Attached as a permissions policy"
        items={holders}
        columns={holderColumns(policy)}
        idOf={({ id }) => id}
        accountOf={({ accountId }) => accountId}
        about="This policy is attached to nothing, so it gives nobody permissions."
        actions={<ChangeButton onClick={() => setAttaching(true)}>Attach</ChangeButton>}
      />
      <EntityTable
        title="Set as a permissions boundary"
        items={bounded}
        columns={nameAndKind<Principal>()}
        idOf={({ id }) => id}
        accountOf={({ accountId }) => accountId}
        about="This policy is nobody's permissions boundary."
      />
      {attaching ? <AttachDialog policy={policy} onDismiss={() => setAttaching(false)} /> : null}
    </SpaceBetween>
  )
}

const kindColumn: EntityColumn<PolicyHolder> = {
  id: 'kind',
  header: 'Kind',
  text: ({ kind }) => entityNouns[kind].one,
}

function nameAndKind<Holder extends PolicyHolder>(): readonly EntityColumn<Holder>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      text: ({ name }) => name,
      cell: (holder) => <EntityLink entity={holder} />,
    },
    kindColumn,
  ]
}

function holderColumns(policy: ManagedPolicy): readonly EntityColumn<PolicyHolder>[] {
  return [
    ...nameAndKind<PolicyHolder>(),
    {
      id: 'detach',
      header: 'Action',
      text: null,
      cell: (holder) =>
        checkModifiable(holder) === null ? (
          <TakeAwayButton
            verb="Detach"
            title={`Detach from ${holder.name}`}
            about={`${holder.name} no longer gets permissions from ${policy.name}.`}
            command={detachPolicy}
            input={{ holder: holder.arn, policy: policy.arn }}
          />
        ) : (
          '-'
        ),
    },
  ]
}

type AttachDialogProps = { readonly policy: ManagedPolicy; readonly onDismiss: () => void }

function AttachDialog({ policy, onDismiss }: AttachDialogProps) {
  const candidates = useListed((workspace) =>
    [
      ...entitiesOf(workspace, 'user'),
      ...entitiesOf(workspace, 'group'),
      ...entitiesOf(workspace, 'role'),
    ].filter(
      (holder) =>
        (policy.owner === 'aws' || policy.owner === holder.accountId) &&
        !holder.attachedPolicies.includes(policy.arn) &&
        checkModifiable(holder) === null,
    ),
  )
  const attach = (chosen: readonly PolicyHolder[]) =>
    attemptAll(
      { verb: 'attach-policy', names: [policy.name, chosen.map(({ name }) => name).join(', ')] },
      chosen.map(
        ({ arn }) =>
          (workspace) =>
            attachPolicy(workspace, { holder: arn, policy: policy.arn }),
      ),
    )
  return (
    <ChooseDialog
      title={`Attach ${policy.name}`}
      submitText="Attach"
      label="Users, user groups and roles"
      items={candidates}
      columns={[kindColumn]}
      empty="This policy is attached to everyone it can be attached to."
      onChoose={attach}
      onDismiss={onDismiss}
    />
  )
}
