import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'

import { setPermissionsBoundary } from '#model/commands/set-permissions-boundary.ts'
import type { Principal } from '#model/entities/entity.ts'

import { problemSentence } from '../../wording/problem-wording.ts'
import { FormDialog } from '../form-dialog.tsx'
import { attemptAll } from '../perform.ts'
import { AwsPoliciesNote } from './aws-policies-note.tsx'
import { bringInPolicies } from './bring-in-policies.ts'
import { type PolicyOffer, usePolicyOffers } from './use-policy-offers.ts'

type BoundaryDialogProps = { readonly principal: Principal; readonly onDismiss: () => void }

/** Choose a managed policy, of the account or of AWS, as the permissions boundary of a user or role. */
export function BoundaryDialog({ principal, onDismiss }: BoundaryDialogProps) {
  const { offers, awsPolicies, tryAgain } = usePolicyOffers(principal.accountId)
  const [chosen, choose] = useState<string | null>(principal.permissionsBoundary)
  const [error, setError] = useState<string | null>(null)
  const options = offers.map(({ arn, name, type }) => ({
    value: arn as string,
    label: name,
    description: type,
  }))
  const submit = async () => {
    const offer = offers.find(({ arn }) => arn === chosen)
    const problem = offer === undefined ? 'Choose a policy.' : await setBoundary(principal, offer)
    if (problem === null) onDismiss()
    else setError(problem)
  }
  return (
    <FormDialog
      title={`Permissions boundary of ${principal.name}`}
      submitText="Set boundary"
      error={null}
      onSubmit={() => void submit()}
      onDismiss={onDismiss}
    >
      <AwsPoliciesNote awsPolicies={awsPolicies} tryAgain={tryAgain} />
      <FormField label="Policy" errorText={error}>
        <Select
          filteringType="auto"
          filteringAriaLabel="Find a policy"
          virtualScroll
          placeholder="Choose a policy"
          options={options}
          selectedOption={options.find(({ value }) => value === chosen) ?? null}
          onChange={({ detail }) => choose(detail.selectedOption.value ?? null)}
        />
      </FormField>
    </FormDialog>
  )
}

async function setBoundary(principal: Principal, offer: PolicyOffer): Promise<string | null> {
  const brought = await bringInPolicies([offer])
  if (!brought.ok) return brought.problem
  const problem = attemptAll({ verb: 'set-permissions-boundary', names: [principal.name, offer.name] }, [
    ...brought.value,
    (workspace) => setPermissionsBoundary(workspace, { principal: principal.arn, policy: offer.arn }),
  ])
  return problem === null ? null : problemSentence(problem)
}
