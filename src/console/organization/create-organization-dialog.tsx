import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'

import { createOrganization } from '#model/commands/create-organization.ts'
import { moveAccount } from '#model/commands/move-account.ts'
import type { Problem } from '#model/commands/problem.ts'
import { setOrganizationPolicyType } from '#model/commands/set-organization-policy-type.ts'
import type { Account } from '#model/entities/entity.ts'
import { accountId as accountIdOf } from '#model/entities/names.ts'
import { organizationPolicyTypes } from '#model/entities/organization.ts'

import { useUsualAccount } from '../parts/account-field.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { newOrganizationIds } from '../parts/new-unique-id.ts'
import { attemptAll, type ChangeStep } from '../parts/perform.ts'
import { useEntities } from '../parts/use-entities.ts'
import { problemSentence } from '../wording/problem-wording.ts'

/** Which account manages, and whether the other ones of ours join at once. */
export function CreateOrganizationDialog({ onDismiss }: { readonly onDismiss: () => void }) {
  const accounts = useEntities('account')
  const [manager, setManager] = useState(useSpareAccount())
  const [joinAll, setJoinAll] = useState(true)
  const [withPolicies, setWithPolicies] = useState(true)
  const [error, setError] = useState<string | null>(null)
  const options = accounts.map(({ accountId, name }) => ({
    value: accountId as string,
    label: name,
    description: accountId,
  }))
  const others = accounts.filter(({ accountId, ownership }) => ownership === 'own' && accountId !== manager)
  const create = () => {
    const problem = attemptToCreate({ manager, joining: joinAll ? others : [], withPolicies })
    if (problem === null) onDismiss()
    else setError(problemSentence(problem))
  }
  return (
    <FormDialog
      title="Create organization"
      submitText="Create organization"
      error={error}
      onSubmit={create}
      onDismiss={onDismiss}
    >
      <FormField
        label="Management account"
        description="It owns the organization, and no policy of the organization limits it: take one without workloads."
      >
        <Select
          options={options}
          empty="Create an account first."
          selectedOption={options.find(({ value }) => value === manager) ?? null}
          onChange={({ detail }) => setManager(detail.selectedOption.value ?? manager)}
        />
      </FormField>
      {others.length === 0 ? null : (
        <Checkbox
          checked={joinAll}
          onChange={({ detail }) => setJoinAll(detail.checked)}
          description={others.map(({ name }) => name).join(', ')}
        >
          Let our other accounts join, under the root
        </Checkbox>
      )}
      <Checkbox
        checked={withPolicies}
        onChange={({ detail }) => setWithPolicies(detail.checked)}
        description="AWS’s own policies, which allow everything, are attached everywhere: nothing is denied by it."
      >
        Turn on service control policies and resource control policies
      </Checkbox>
    </FormDialog>
  )
}

/** One of ours that people don't work in, where there is one. */
function useSpareAccount(): string {
  const usual = useUsualAccount()
  const own = useEntities('account').filter(({ ownership }) => ownership === 'own')
  return own.findLast(({ accountId }) => accountId !== usual)?.accountId ?? usual
}

type NewOrganization = {
  readonly manager: string
  readonly joining: readonly Account[]
  readonly withPolicies: boolean
}

/** The organization, the accounts that join it and the policy types as one change. */
function attemptToCreate({ manager, joining, withPolicies }: NewOrganization): Problem | null {
  const ids = newOrganizationIds()
  const steps: ChangeStep[] = [
    (workspace) => createOrganization(workspace, { ...ids, managementAccountId: accountIdOf(manager) }),
  ]
  for (const { accountId } of joining)
    steps.push((workspace) => moveAccount(workspace, { account: accountId, parent: ids.rootId }))
  for (const type of withPolicies ? organizationPolicyTypes : [])
    steps.push((workspace) => setOrganizationPolicyType(workspace, { type, enabled: true }))
  return attemptAll({ verb: 'create-organization', names: [ids.organizationId] }, steps)
}
