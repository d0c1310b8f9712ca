import { attachPolicy } from '#model/commands/attach-policy.ts'
import type { PolicyHolder } from '#model/look-up.ts'

import { problemSentence } from '../../wording/problem-wording.ts'
import { ChooseDialog } from '../choose-dialog.tsx'
import type { EntityColumn } from '../entity-table.tsx'
import { attemptAll } from '../perform.ts'
import { AwsPoliciesNote } from './aws-policies-note.tsx'
import { bringInPolicies } from './bring-in-policies.ts'
import { type PolicyOffer, usePolicyOffers } from './use-policy-offers.ts'

const columns: readonly EntityColumn<PolicyOffer>[] = [
  { id: 'type', header: 'Type', text: ({ type }) => type },
  { id: 'description', header: 'Description', text: ({ description }) => description },
]

type AttachPolicyDialogProps = { readonly holder: PolicyHolder; readonly onDismiss: () => void }

/** Choose managed policies of the same account, or any of AWS's, and attach them to `holder` in one change. */
export function AttachPolicyDialog({ holder, onDismiss }: AttachPolicyDialogProps) {
  const { offers, awsPolicies, tryAgain } = usePolicyOffers(holder.accountId)
  return (
    <ChooseDialog
      title={`Attach policies to ${holder.name}`}
      submitText="Attach policies"
      label="Policies to choose from"
      note={<AwsPoliciesNote awsPolicies={awsPolicies} tryAgain={tryAgain} />}
      items={offers.filter(({ arn }) => !holder.attachedPolicies.includes(arn))}
      columns={columns}
      empty="Every policy of this account and of AWS is attached already."
      onChoose={(chosen) => attach(holder, chosen)}
      onDismiss={onDismiss}
    />
  )
}

async function attach(holder: PolicyHolder, chosen: readonly PolicyOffer[]): Promise<string | null> {
  const brought = await bringInPolicies(chosen)
  if (!brought.ok) return brought.problem
  const label = { verb: 'attach-policy', names: [chosen.map(({ name }) => name).join(', '), holder.name] }
  const problem = attemptAll(label, [
    ...brought.value,
    ...chosen.map(
      ({ arn }) =>
        (workspace: Parameters<typeof attachPolicy>[0]) =>
          attachPolicy(workspace, { holder: holder.arn, policy: arn }),
    ),
  ])
  return problem === null ? null : problemSentence(problem)
}
