import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useMemo, useState } from 'react'

import { setOrganizationPolicyType } from '#model/commands/set-organization-policy-type.ts'
import {
  type Organization,
  type OrganizationPolicyType,
  organizationPolicyTypes,
} from '#model/entities/organization.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { ChangeForecast } from '../parts/change-forecast.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { hrefs } from '../parts/hrefs.ts'
import { attempt } from '../parts/perform.ts'
import { useWorkspace } from '../parts/use-entities.ts'
import { organizationPolicyNouns } from '../wording/entity-nouns.ts'
import { problemSentence } from '../wording/problem-wording.ts'

/** Whether SCPs and RCPs are in force in the organization, and the switches. */
export function PolicyTypes({ organization }: { readonly organization: Organization }) {
  const [closing, setClosing] = useState<OrganizationPolicyType | null>(null)
  const turn = (type: OrganizationPolicyType) => {
    if (organization.policyTypes.includes(type)) setClosing(type)
    else attempt(setOrganizationPolicyType, { type, enabled: true })
  }
  return (
    <Container header={<Header variant="h2">Policy types</Header>}>
      <SpaceBetween size="s">
        {organizationPolicyTypes.map((type) => {
          const isOn = organization.policyTypes.includes(type)
          const { many, short } = organizationPolicyNouns[type]
          return (
            <SpaceBetween key={type} direction="horizontal" size="m" alignItems="center">
              <Link href={hrefs[type]}>{many}</Link>
              <StatusIndicator type={isOn ? 'success' : 'stopped'}>{isOn ? 'On' : 'Off'}</StatusIndicator>
              <ChangeButton ariaLabel={`Turn ${isOn ? 'off' : 'on'} ${short}s`} onClick={() => turn(type)}>
                {isOn ? 'Turn off' : 'Turn on'}
              </ChangeButton>
            </SpaceBetween>
          )
        })}
      </SpaceBetween>
      {closing === null ? null : <TurnOffDialog type={closing} onDismiss={() => setClosing(null)} />}
    </Container>
  )
}

type TurnOffDialogProps = { readonly type: OrganizationPolicyType; readonly onDismiss: () => void }

function TurnOffDialog({ type, onDismiss }: TurnOffDialogProps) {
  const workspace = useWorkspace()
  const [error, setError] = useState<string | null>(null)
  const outcome = useMemo(
    () => setOrganizationPolicyType(workspace, { type, enabled: false }),
    [workspace, type],
  )
  const turnOff = () => {
    const problem = attempt(setOrganizationPolicyType, { type, enabled: false })
    if (problem === null) onDismiss()
    else setError(problemSentence(problem))
  }
  const { many } = organizationPolicyNouns[type]
  return (
    <FormDialog
      title={`Turn off ${many.toLowerCase()}`}
      submitText="Turn off"
      error={error}
      onSubmit={turnOff}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        {many} are detached from the root and every unit and account, and no longer limit anybody. The
        policies themselves stay. Undo attaches them again.
      </Box>
      {outcome.ok ? <ChangeForecast change={outcome.value} /> : null}
    </FormDialog>
  )
}
