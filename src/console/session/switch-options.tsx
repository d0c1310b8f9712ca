import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import type { ReactNode } from 'react'

import type { Missing } from '#sessions/refusal-sides.ts'
import type { SessionStack } from '#sessions/session.ts'

import { sessionName } from '../wording/session-wording.ts'
import { type CallField, CallFields } from './call-fields.tsx'
import { CallText } from './call-text.tsx'
import type { Refusal } from './refusal-wording.ts'
import { callOf, canSwitch, type SwitchWishes } from './switch-role.ts'

type SwitchOptionsProps = {
  readonly stack: SessionStack
  readonly wishes: SwitchWishes
  readonly refusal: Refusal | null
  readonly onWish: (part: Partial<SwitchWishes>) => void
}

const nothingMissing: Missing = { externalId: false, mfa: false, others: [], different: [] }

/** What goes along with the switch. After a refusal the fields that could change it stand open. */
export function SwitchOptions({ stack, wishes, refusal, onWish }: SwitchOptionsProps): ReactNode {
  const missing = refusal?.kind === 'not-authorized' ? refusal.missing : nothingMissing
  const call = callOf(wishes)
  const asks = wishes.as === 'assume-role'
  const mfa = <Mfa stack={stack} wishes={wishes} onWish={onWish} />
  const usual: CallField[] =
    missing.externalId || !asks
      ? ['sessionName', 'durationSeconds']
      : ['sessionName', 'externalId', 'durationSeconds']
  return (
    <SpaceBetween size="m">
      <Semantics stack={stack} wishes={wishes} onWish={onWish} />
      {missing.externalId && asks && (
        <CallFields gives="role" fields={['externalId']} wishes={wishes} onWish={onWish} />
      )}
      {missing.mfa && mfa}
      <ExpandableSection
        headerText={asks ? 'Session name, external id, MFA, duration' : 'Session name, MFA, duration'}
        defaultExpanded={refusal !== null && refusal.kind !== 'not-authorized'}
      >
        <SpaceBetween size="m">
          <CallFields gives="role" fields={usual} wishes={wishes} onWish={onWish} />
          {!missing.mfa && mfa}
        </SpaceBetween>
      </ExpandableSection>
      {asks && (
        <ExpandableSection
          headerText="Session policies, tags, source identity"
          defaultExpanded={refusal !== null && refusal.kind !== 'not-authorized'}
        >
          <CallFields
            gives="role"
            fields={['sessionPolicies', 'transitiveTags', 'sourceIdentity']}
            wishes={wishes}
            onWish={onWish}
          />
        </ExpandableSection>
      )}
      {asks && call !== null && <CallText call={call} />}
    </SpaceBetween>
  )
}

type PartProps = Omit<SwitchOptionsProps, 'refusal'>

/** Two ways to a role: the console's, and the call that a terminal or a program makes. */
function Semantics({ stack, wishes, onWish }: PartProps): ReactNode {
  const acting = stack.at(-1) ?? stack[0]
  if (!canSwitch(stack)) return null
  const chains = acting.kind === 'role'
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
            label: chains
              ? `Role chaining: ${sessionName(acting)} authorizes it`
              : `AssumeRole: ${sessionName(acting)} asks for it`,
            description: chains
              ? 'AssumeRole by the session that acts. One hour at most.'
              : 'What a terminal or a program does. It may pass an external id, session policies, tags and a source identity.',
          },
        ]}
      />
    </FormField>
  )
}

function Mfa({ stack, wishes, onWish }: PartProps): ReactNode {
  if (wishes.as === 'assume-role' && stack.at(-1)?.kind !== 'role') {
    return <CallFields gives="role" fields={['mfaSerial']} wishes={wishes} onWish={onWish} />
  }
  if (wishes.mfa === null || wishes.as === 'assume-role') return null
  return (
    <Toggle checked={wishes.mfa} onChange={({ detail }) => onWish({ mfa: detail.checked })}>
      {sessionName(stack[0])} signed in with an MFA device
    </Toggle>
  )
}
