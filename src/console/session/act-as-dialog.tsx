import FormField from '@cloudscape-design/components/form-field'
import Modal from '@cloudscape-design/components/modal'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'

import type { Result } from '#engine/result.ts'
import type { SessionStack } from '#sessions/session.ts'

import { FirstFieldFocus } from '../parts/first-field-focus.tsx'
import { closeSessionDialog } from '../state/session-dialogs.ts'
import { actAs } from '../state/session-store.ts'
import { ActAsBrokered } from './act-as-brokered.tsx'
import { ActAsFederatedUser } from './act-as-federated-user.tsx'
import { ActAsFederated } from './act-as-federated.tsx'
import { ActAsPerson } from './act-as-person.tsx'
import { ActAsService } from './act-as-service.tsx'
import { ActAsNobody, ActAsOutsider, ActAsServiceItself, ActAsServiceRole } from './act-as-stranger.tsx'
import { ActAsAccessKey, ActAsToken } from './act-as-token.tsx'
import { RefusalView } from './refusal-view.tsx'
import type { Refusal } from './refusal-wording.ts'

/** Tries to become somebody; a refusal leaves everybody who they were. */
export type Attempt = (outcome: Result<SessionStack, Refusal>) => void

type Way =
  | 'user'
  | 'third-party-user'
  | 'root'
  | 'access-key'
  | 'session-token'
  | 'federated-user'
  | 'broker'
  | 'saml'
  | 'oidc'
  | 'instance'
  | 'lambda'
  | 'service-role'
  | 'service'
  | 'outside'
  | 'anonymous'

const ways: readonly { readonly value: Way; readonly label: string }[] = [
  { value: 'user', label: 'An IAM user of an own account' },
  { value: 'third-party-user', label: "A third party's IAM user" },
  { value: 'root', label: 'The root user of an account' },
  { value: 'access-key', label: "A program with a user's access key" },
  { value: 'session-token', label: 'A user with a session token (GetSessionToken)' },
  { value: 'federated-user', label: 'A federated user (GetFederationToken)' },
  { value: 'broker', label: 'A person signed in through a custom identity broker' },
  { value: 'saml', label: 'A person signed in through SAML' },
  { value: 'oidc', label: 'A person or job with an OIDC token' },
  { value: 'instance', label: 'The programs on an EC2 instance' },
  { value: 'lambda', label: 'The code of a Lambda function' },
  { value: 'service-role', label: 'What another AWS service runs with a role' },
  { value: 'service', label: 'An AWS service itself' },
  { value: 'outside', label: 'A principal of an account outside this workspace' },
  { value: 'anonymous', label: 'Nobody: a request without credentials' },
]

/** Become somebody else altogether: what was signed in before is left. */
export function ActAsDialog(): ReactNode {
  const [way, setWay] = useState<Way>('user')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const attempt: Attempt = (outcome) => {
    if (!outcome.ok) {
      setRefusal(outcome.problem)
      return
    }
    actAs(outcome.value)
    closeSessionDialog()
  }
  return (
    <Modal
      visible
      size="large"
      header="Act as someone else"
      onDismiss={closeSessionDialog}
      closeAriaLabel="Close"
    >
      <FirstFieldFocus>
        <SpaceBetween size="l">
          <FormField label="Who">
            <Select
              options={ways}
              filteringType="auto"
              filteringAriaLabel="Find a way to act"
              selectedOption={ways.find(({ value }) => value === way) ?? null}
              onChange={({ detail }) => {
                setWay(ways.find(({ value }) => value === detail.selectedOption.value)?.value ?? 'user')
                setRefusal(null)
              }}
            />
          </FormField>
          {refusal !== null && <RefusalView refusal={refusal} bySwitch={false} />}
          <WayForm key={way} way={way} attempt={attempt} />
        </SpaceBetween>
      </FirstFieldFocus>
    </Modal>
  )
}

function WayForm({ way, attempt }: { readonly way: Way; readonly attempt: Attempt }): ReactNode {
  switch (way) {
    case 'user':
      return <ActAsPerson who="own-user" attempt={attempt} />
    case 'third-party-user':
      return <ActAsPerson who="third-party-user" attempt={attempt} />
    case 'root':
      return <ActAsPerson who="root" attempt={attempt} />
    case 'access-key':
      return <ActAsAccessKey attempt={attempt} />
    case 'session-token':
      return <ActAsToken attempt={attempt} />
    case 'federated-user':
      return <ActAsFederatedUser attempt={attempt} />
    case 'broker':
      return <ActAsBrokered attempt={attempt} />
    case 'service-role':
      return <ActAsServiceRole attempt={attempt} />
    case 'service':
      return <ActAsServiceItself attempt={attempt} />
    case 'outside':
      return <ActAsOutsider attempt={attempt} />
    case 'anonymous':
      return <ActAsNobody attempt={attempt} />
    case 'saml':
      return <ActAsFederated kind="saml-provider" attempt={attempt} />
    case 'oidc':
      return <ActAsFederated kind="oidc-provider" attempt={attempt} />
    case 'instance':
      return <ActAsService type="ec2-instance" attempt={attempt} />
    case 'lambda':
      return <ActAsService type="lambda-function" attempt={attempt} />
  }
}
