import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'

import { sessionTokenCall } from '#sessions/api-call.ts'
import { getSessionToken } from '#sessions/get-session-token.ts'
import { signInChecked } from '#sessions/sign-in.ts'

import { sessionNow } from '../state/session-clock.ts'
import type { Attempt } from './act-as-dialog.tsx'
import { CallFields } from './call-fields.tsx'
import { CallText } from './call-text.tsx'
import { noWishes, passedBy } from './call-wishes.ts'
import { ChooseHolder, useHolders } from './choose-holder.tsx'
import { workspaceNow } from './workspace-now.ts'

/** A program that signs with a user's access key: no MFA is in its requests at all. */
export function ActAsAccessKey({ attempt }: { readonly attempt: Attempt }): ReactNode {
  const holders = useHolders(false)
  const [value, setValue] = useState<string | undefined>(holders[0]?.value)
  const chosen = holders.find((holder) => holder.value === value)
  if (chosen === undefined) return <p>There is no user yet.</p>
  return (
    <SpaceBetween size="m">
      <ChooseHolder label="Whose access key" holders={holders} chosen={chosen} onChoose={setValue} />
      <p>Its requests carry no key of MFA, so that conditions on it find nothing to compare.</p>
      <Button variant="primary" onClick={() => attempt(signInChecked(workspaceNow(), chosen.session))}>
        Act with the access key
      </Button>
    </SpaceBetween>
  )
}

/** Exchange an access key for temporary credentials of the same user, with MFA or without. */
export function ActAsToken({ attempt }: { readonly attempt: Attempt }): ReactNode {
  const holders = useHolders(true)
  const [value, setValue] = useState<string | undefined>(holders[0]?.value)
  const [wishes, setWishes] = useState(noWishes)
  const chosen = holders.find((holder) => holder.value === value)
  const passed = passedBy(wishes)
  if (chosen === undefined) return <p>There is no user yet.</p>
  if (!passed.ok) return null // no tags are asked for here

  const { durationSeconds, mfaSerial } = passed.value
  const ask = () => {
    const signedIn = signInChecked(workspaceNow(), chosen.session)
    const input = { durationSeconds, mfaSerial, now: sessionNow() }
    attempt(signedIn.ok ? getSessionToken(workspaceNow(), signedIn.value, input) : signedIn)
  }
  return (
    <SpaceBetween size="m">
      <ChooseHolder label="Whose access key asks" holders={holders} chosen={chosen} onChoose={setValue} />
      <CallFields
        gives="session-token"
        fields={['mfaSerial', 'durationSeconds']}
        wishes={wishes}
        onWish={(part) => setWishes({ ...wishes, ...part })}
      />
      <CallText call={sessionTokenCall({ durationSeconds, mfaSerial })} />
      <Button variant="primary" onClick={ask}>
        Get a session token
      </Button>
    </SpaceBetween>
  )
}
