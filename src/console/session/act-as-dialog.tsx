import FormField from '@cloudscape-design/components/form-field'
import Modal from '@cloudscape-design/components/modal'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'

import type { Result } from '#engine/result.ts'
import type { SessionStack } from '#sessions/session.ts'

import { closeSessionDialog } from '../state/session-dialogs.ts'
import { actAs } from '../state/session-store.ts'
import { ActAsFederated } from './act-as-federated.tsx'
import { ActAsPerson } from './act-as-person.tsx'
import { ActAsService } from './act-as-service.tsx'
import { RefusalView } from './refusal-view.tsx'
import type { Refusal } from './refusal-wording.ts'

/** Tries to become somebody; a refusal leaves everybody who they were. */
export type Attempt = (outcome: Result<SessionStack, Refusal>) => void

type Way = 'user' | 'third-party-user' | 'root' | 'saml' | 'oidc' | 'instance' | 'lambda'

const ways: readonly { readonly value: Way; readonly label: string }[] = [
  { value: 'user', label: 'An IAM user of an own account' },
  { value: 'third-party-user', label: "A third party's IAM user" },
  { value: 'root', label: 'The root user of an account' },
  { value: 'saml', label: 'A person signed in through SAML' },
  { value: 'oidc', label: 'A person or job with an OIDC token' },
  { value: 'instance', label: 'The programs on an EC2 instance' },
  { value: 'lambda', label: 'The code of a Lambda function' },
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
      <SpaceBetween size="l">
        <FormField label="Who">
          <Select
            options={ways}
            selectedOption={ways.find(({ value }) => value === way) ?? null}
            onChange={({ detail }) => {
              setWay(ways.find(({ value }) => value === detail.selectedOption.value)?.value ?? 'user')
              setRefusal(null)
            }}
          />
        </FormField>
        <WayForm key={way} way={way} attempt={attempt} />
        {refusal !== null && <RefusalView refusal={refusal} />}
      </SpaceBetween>
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
