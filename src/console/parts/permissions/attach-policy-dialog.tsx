import { useState } from 'react'

import { attachPolicy } from '#model/commands/attach-policy.ts'
import type { ManagedPolicy } from '#model/entities/entity.ts'
import type { PolicyHolder } from '#model/look-up.ts'

import { wordPolicyType } from '../../wording/entity-nouns.ts'
import { problemSentence } from '../../wording/problem-wording.ts'
import { type EntityColumn, EntityTable } from '../entity-table.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { attemptAll } from '../perform.ts'
import { useEntities } from '../use-entities.ts'

const columns: readonly EntityColumn<ManagedPolicy>[] = [
  { id: 'name', header: 'Policy name', text: ({ name }) => name },
  { id: 'type', header: 'Type', text: wordPolicyType },
  { id: 'description', header: 'Description', text: ({ description }) => description || '-' },
]

type AttachPolicyDialogProps = { readonly holder: PolicyHolder; readonly onDismiss: () => void }

/** Choose managed policies of the same account, or of AWS, and attach them to `holder` in one change. */
export function AttachPolicyDialog({ holder, onDismiss }: AttachPolicyDialogProps) {
  const policies = useEntities('policy')
  const [chosen, choose] = useState<readonly ManagedPolicy[]>([])
  const [error, setError] = useState<string | null>(null)
  const attachable = policies.filter(
    ({ arn, owner }) =>
      (owner === 'aws' || owner === holder.accountId) && !holder.attachedPolicies.includes(arn),
  )
  const attach = () => {
    if (chosen.length === 0) {
      setError('Choose at least one policy.')
      return
    }
    const problem = attemptAll(
      { verb: 'attach-policy', names: [chosen.map(({ name }) => name).join(', '), holder.name] },
      chosen.map(
        ({ arn }) =>
          (workspace) =>
            attachPolicy(workspace, { holder: holder.arn, policy: arn }),
      ),
    )
    if (problem === null) onDismiss()
    else setError(problemSentence(problem))
  }
  return (
    <FormDialog
      title={`Attach policies to ${holder.name}`}
      submitText={chosen.length > 1 ? `Attach ${chosen.length} policies` : 'Attach policy'}
      size="large"
      error={error}
      onSubmit={attach}
      onDismiss={onDismiss}
    >
      <EntityTable
        title="Policies to choose from"
        items={attachable}
        columns={columns}
        idOf={({ id }) => id}
        about="Every policy of this account and of AWS is attached already."
        selection={{ selected: chosen, onSelect: choose, labelOf: ({ name }) => name }}
      />
    </FormDialog>
  )
}
