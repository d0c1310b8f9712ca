import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'

import type { Arn } from '#model/entities/names.ts'
import { assumeRoleCall, federationTokenCall } from '#sessions/api-call.ts'
import { type BrokerCall, signInThroughBroker } from '#sessions/broker.ts'
import { signInChecked } from '#sessions/sign-in.ts'

import { sessionNow } from '../state/session-clock.ts'
import type { Attempt } from './act-as-dialog.tsx'
import { type CallField, CallFields } from './call-fields.tsx'
import { CallText } from './call-text.tsx'
import { type CallWishes, noWishes, type Passed, passedBy } from './call-wishes.ts'
import { ChooseHolder, useHolders } from './choose-holder.tsx'
import { RoleField, useRoles } from './role-field.tsx'
import { workspaceNow } from './workspace-now.ts'

type Call = BrokerCall['call']

const fieldsOf: Readonly<Record<Call, readonly CallField[]>> = {
  AssumeRole: [
    'sessionName',
    'externalId',
    'sourceIdentity',
    'sessionPolicies',
    'transitiveTags',
    'durationSeconds',
  ],
  GetFederationToken: ['sessionName', 'sessionPolicies', 'tags', 'durationSeconds'],
}

/** A person signs in at a broker of one's own, which asks STS with its access key and hands on a sign-in URL. */
export function ActAsBrokered({ attempt }: { readonly attempt: Attempt }): ReactNode {
  const brokers = useHolders(false)
  const roles = useRoles()
  const [broker, setBroker] = useState<string | undefined>(brokers[0]?.value)
  const [call, setCall] = useState<Call>('AssumeRole')
  const [role, setRole] = useState<Arn | undefined>(roles[0]?.arn)
  const [wishes, setWishes] = useState<CallWishes>({ ...noWishes, sessionName: 'visitor' })
  const chosen = brokers.find(({ value }) => value === broker)
  if (chosen?.session.kind !== 'access-key') return <p>There is no user yet whose key a broker could use.</p>
  if (role === undefined) return <p>There is no role to ask for yet.</p>

  const { session } = chosen
  const passed = passedBy(wishes)
  const ask = () => {
    const signedIn = signInChecked(workspaceNow(), session)
    if (!signedIn.ok) attempt(signedIn)
    else if (!passed.ok) attempt(passed)
    else {
      const input = brokerCall(call, wishes.sessionName, role, passed.value)
      attempt(signInThroughBroker(workspaceNow(), session, input))
    }
  }
  return (
    <SpaceBetween size="m">
      <ChooseHolder
        label="The broker calls with the access key of"
        holders={brokers}
        chosen={chosen}
        onChoose={setBroker}
      />
      <ChooseCall call={call} onChoose={setCall} />
      {call === 'AssumeRole' && <RoleField roles={roles} role={role} onChoose={setRole} />}
      <CallFields
        gives={call === 'AssumeRole' ? 'role' : 'federated-user'}
        fields={fieldsOf[call]}
        wishes={wishes}
        onWish={(part) => setWishes({ ...wishes, ...part })}
      />
      {passed.ok && (
        <CallText
          call={
            call === 'AssumeRole'
              ? assumeRoleCall({ ...passed.value, role, sessionName: wishes.sessionName })
              : federationTokenCall({ ...passed.value, name: wishes.sessionName })
          }
        />
      )}
      <Button variant="primary" onClick={ask}>
        Sign in through the broker
      </Button>
    </SpaceBetween>
  )
}

function brokerCall(call: Call, name: string, role: Arn, passed: Passed): BrokerCall {
  const now = sessionNow()
  return call === 'AssumeRole'
    ? { call, ...passed, role, sessionName: name, now }
    : { call, ...passed, name, now }
}

type ChooseCallProps = { readonly call: Call; readonly onChoose: (call: Call) => void }

function ChooseCall({ call, onChoose }: ChooseCallProps): ReactNode {
  return (
    <FormField label="What the broker calls">
      <RadioGroup
        value={call}
        onChange={({ detail }) =>
          onChoose(detail.value === 'GetFederationToken' ? 'GetFederationToken' : 'AssumeRole')
        }
        items={[
          {
            value: 'AssumeRole',
            label: 'AssumeRole',
            description: 'The person has the permissions of a role.',
          },
          {
            value: 'GetFederationToken',
            label: 'GetFederationToken',
            description: "The person has a part of the broker's own permissions.",
          },
        ]}
      />
    </FormField>
  )
}
