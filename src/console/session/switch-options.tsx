import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import type { ReactNode } from 'react'

import { type Missing, missingOf } from '#sessions/refusal-sides.ts'
import type { SessionStack } from '#sessions/session.ts'

import { sessionName } from '../wording/session-wording.ts'
import type { Refusal } from './refusal-wording.ts'
import type { SwitchWishes } from './switch-role.ts'

type SwitchOptionsProps = {
  readonly stack: SessionStack
  readonly wishes: SwitchWishes
  readonly refusal: Refusal | null
  readonly onWish: (part: Partial<SwitchWishes>) => void
}

const nothingMissing: Missing = { externalId: false, mfa: false, others: [] }

/** What goes along with the switch. After a refusal the fields that could change it stand open. */
export function SwitchOptions({ stack, wishes, refusal, onWish }: SwitchOptionsProps): ReactNode {
  const missing = refusal?.kind === 'not-authorized' ? missingOf(refusal.trace) : nothingMissing
  return (
    <SpaceBetween size="m">
      <Semantics stack={stack} wishes={wishes} onWish={onWish} />
      {missing.externalId && <ExternalId wishes={wishes} onWish={onWish} />}
      {missing.mfa && <Mfa stack={stack} wishes={wishes} onWish={onWish} />}
      <ExpandableSection
        headerText="Session name, external id, MFA, duration"
        defaultExpanded={refusal !== null && refusal.kind !== 'not-authorized'}
      >
        <SpaceBetween size="m">
          <FormField
            label="Session name"
            description="2 to 64 letters, digits or + = , . @ - _; CloudTrail shows it"
          >
            <Input
              value={wishes.sessionName}
              onChange={({ detail }) => onWish({ sessionName: detail.value })}
            />
          </FormField>
          {!missing.externalId && <ExternalId wishes={wishes} onWish={onWish} />}
          {!missing.mfa && <Mfa stack={stack} wishes={wishes} onWish={onWish} />}
          <FormField
            label="Duration in seconds"
            description="One hour where left empty; role chaining never gives more"
          >
            <Input
              type="number"
              value={wishes.durationSeconds}
              onChange={({ detail }) => onWish({ durationSeconds: detail.value })}
            />
          </FormField>
        </SpaceBetween>
      </ExpandableSection>
    </SpaceBetween>
  )
}

type PartProps = Omit<SwitchOptionsProps, 'refusal'>

/** Two ways from a role to the next one; from a sign-in there is but one. */
function Semantics({ stack, wishes, onWish }: PartProps): ReactNode {
  const acting = stack.at(-1)
  if (stack.length < 2 || acting === undefined || stack[0].kind === 'role') return null
  return (
    <FormField label="Who authorizes it">
      <RadioGroup
        value={wishes.as}
        onChange={({ detail }) =>
          onWish({ as: detail.value === 'assume-role' ? 'assume-role' : 'switch-role' })
        }
        items={[
          {
            value: 'switch-role',
            label: `Switch role: ${sessionName(stack[0])} authorizes it`,
            description: 'What the console does. The role taken before is left.',
          },
          {
            value: 'assume-role',
            label: `Role chaining: ${sessionName(acting)} authorizes it`,
            description: 'AssumeRole by the session that acts. One hour at most.',
          },
        ]}
      />
    </FormField>
  )
}

function ExternalId({ wishes, onWish }: Omit<PartProps, 'stack'>): ReactNode {
  return (
    <FormField
      label="External id"
      description="Sent with AssumeRole as sts:ExternalId; AWS's own Switch role page cannot send one"
    >
      <Input value={wishes.externalId} onChange={({ detail }) => onWish({ externalId: detail.value })} />
    </FormField>
  )
}

function Mfa({ stack, wishes, onWish }: PartProps): ReactNode {
  if (wishes.mfa === null || wishes.as === 'assume-role') return null
  return (
    <Toggle checked={wishes.mfa} onChange={({ detail }) => onWish({ mfa: detail.checked })}>
      {sessionName(stack[0])} signed in with an MFA device
    </Toggle>
  )
}
