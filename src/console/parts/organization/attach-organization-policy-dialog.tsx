import FormField from '@cloudscape-design/components/form-field'
import { useMemo, useState } from 'react'

import type { Result } from '#engine/result.ts'
import type { Change } from '#model/change.ts'
import { attachOrganizationPolicy } from '#model/commands/attach-organization-policy.ts'
import type { Problem } from '#model/commands/problem.ts'
import type { OrganizationPolicy, OrganizationPolicyType } from '#model/entities/organization.ts'
import type { OrganizationTarget } from '#model/organization.ts'
import type { Workspace } from '#model/workspace.ts'

import { organizationPolicyNouns } from '../../wording/entity-nouns.ts'
import { problemSentence } from '../../wording/problem-wording.ts'
import { ChangeForecast } from '../change-forecast.tsx'
import { ChoiceField } from '../choice-field.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { attemptAll, changeOfAll } from '../perform.ts'
import { useEntities, useWorkspace } from '../use-entities.ts'
import { targetText } from './target-text.ts'

type AttachOrganizationPolicyDialogProps = {
  readonly target: OrganizationTarget
  readonly type: OrganizationPolicyType
  readonly onDismiss: () => void
}

/** Attach SCPs or RCPs to the root, an OU or an account, with what it would change on the board. */
export function AttachOrganizationPolicyDialog({
  target,
  type,
  onDismiss,
}: AttachOrganizationPolicyDialogProps) {
  const workspace = useWorkspace()
  const noun = organizationPolicyNouns[type]
  const policies = useEntities('organization-policy').filter(
    (policy) => policy.type === type && !target.organizationPolicies.includes(policy.id),
  )
  const [chosen, choose] = useState<readonly string[]>([])
  const [error, setError] = useState<string | null>(null)
  const steps = stepsOf(chosen, target.id)
  const attach = () => {
    if (steps.length === 0) {
      setError('Choose at least one.')
      return
    }
    const problem = attemptAll(
      { verb: 'attach-organization-policy', names: [namesOf(policies, chosen), targetText(target)] },
      steps,
    )
    if (problem === null) onDismiss()
    else setError(problemSentence(problem))
  }
  const forecast = useMemo(
    () => (chosen.length === 0 ? null : changeOfAll(workspace, stepsOf(chosen, target.id))),
    [workspace, chosen, target.id],
  )
  return (
    <FormDialog
      title={`Attach to ${targetText(target)}`}
      submitText="Attach"
      error={error}
      onSubmit={attach}
      onDismiss={onDismiss}
    >
      <FormField
        label={noun.many}
        description={
          target.kind === 'account'
            ? 'They bear on this account alone.'
            : 'They bear on every account below, at this level.'
        }
      >
        <ChoiceField
          items={policies}
          chosen={chosen}
          onChange={choose}
          empty={`There is no other ${noun.one}. Create one first.`}
        />
      </FormField>
      {forecast === null ? null : <ChangeForecast change={forecast} />}
    </FormDialog>
  )
}

function stepsOf(
  policies: readonly string[],
  target: string,
): readonly ((workspace: Workspace) => Result<Change, Problem>)[] {
  return policies.map((policy) => (workspace) => attachOrganizationPolicy(workspace, { policy, target }))
}

function namesOf(policies: readonly OrganizationPolicy[], chosen: readonly string[]): string {
  return policies
    .filter(({ id }) => chosen.includes(id))
    .map(({ name }) => name)
    .join(', ')
}
