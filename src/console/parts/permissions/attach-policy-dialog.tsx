import { attachPolicy } from '#model/commands/attach-policy.ts'
import type { ManagedPolicy } from '#model/entities/entity.ts'
import type { PolicyHolder } from '#model/look-up.ts'

import { wordPolicyType } from '../../wording/entity-nouns.ts'
import { ChooseDialog } from '../choose-dialog.tsx'
import type { EntityColumn } from '../entity-table.tsx'
import { attemptAll } from '../perform.ts'
import { useEntities } from '../use-entities.ts'

const columns: readonly EntityColumn<ManagedPolicy>[] = [
  { id: 'type', header: 'Type', text: wordPolicyType },
  { id: 'description', header: 'Description', text: ({ description }) => description || '-' },
]

type AttachPolicyDialogProps = { readonly holder: PolicyHolder; readonly onDismiss: () => void }

/** Choose managed policies of the same account, or of AWS, and attach them to `holder` in one change. */
export function AttachPolicyDialog({ holder, onDismiss }: AttachPolicyDialogProps) {
  const policies = useEntities('policy')
  const attach = (chosen: readonly ManagedPolicy[]) =>
    attemptAll(
      { verb: 'attach-policy', names: [chosen.map(({ name }) => name).join(', '), holder.name] },
      chosen.map(
        ({ arn }) =>
          (workspace) =>
            attachPolicy(workspace, { holder: holder.arn, policy: arn }),
      ),
    )
  return (
    <ChooseDialog
      title={`Attach policies to ${holder.name}`}
      submitText="Attach policies"
      label="Policies to choose from"
      items={policies.filter(
        ({ arn, owner }) =>
          (owner === 'aws' || owner === holder.accountId) && !holder.attachedPolicies.includes(arn),
      )}
      columns={columns}
      empty="Every policy of this account and of AWS is attached already."
      onChoose={attach}
      onDismiss={onDismiss}
    />
  )
}
