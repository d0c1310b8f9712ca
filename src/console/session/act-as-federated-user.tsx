import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'

import { refused } from '#engine/result.ts'
import { federationTokenCall } from '#sessions/api-call.ts'
import { getFederationToken } from '#sessions/get-federation-token.ts'
import { signInChecked } from '#sessions/sign-in.ts'

import { sessionNow } from '../state/session-clock.ts'
import type { Attempt } from './act-as-dialog.tsx'
import { CallFields } from './call-fields.tsx'
import { CallText } from './call-text.tsx'
import { noWishes, passedBy } from './call-wishes.ts'
import { ChooseHolder, useHolders } from './choose-holder.tsx'
import { workspaceNow } from './workspace-now.ts'

/** Hand a part of a user's permissions to somebody who is no user: GetFederationToken. */
export function ActAsFederatedUser({ attempt }: { readonly attempt: Attempt }): ReactNode {
  const holders = useHolders(true)
  const [value, setValue] = useState<string | undefined>(holders[0]?.value)
  const [name, setName] = useState('visitor')
  const [wishes, setWishes] = useState(noWishes)
  const chosen = holders.find((holder) => holder.value === value)
  if (chosen === undefined) return <p>There is no user yet.</p>

  const passed = passedBy(wishes)
  const ask = () => {
    if (!passed.ok) {
      attempt(refused(passed.problem))
      return
    }
    const input = { ...passed.value, name, handedOnAs: 'credentials', now: sessionNow() } as const
    const signedIn = signInChecked(workspaceNow(), chosen.session)
    attempt(signedIn.ok ? getFederationToken(workspaceNow(), signedIn.value, input) : signedIn)
  }
  return (
    <SpaceBetween size="m">
      <ChooseHolder label="Whose access key asks" holders={holders} chosen={chosen} onChoose={setValue} />
      <FormField label="Name of the federated user" description="2 to 32 letters, digits or + = , . @ - _">
        <Input value={name} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <CallFields
        gives="federated-user"
        fields={['sessionPolicies', 'tags', 'durationSeconds']}
        wishes={wishes}
        onWish={(part) => setWishes({ ...wishes, ...part })}
      />
      <p>Without a session policy the federated user may do next to nothing.</p>
      {passed.ok && <CallText call={federationTokenCall({ ...passed.value, name })} />}
      <Button variant="primary" onClick={ask}>
        Act as the federated user
      </Button>
    </SpaceBetween>
  )
}
