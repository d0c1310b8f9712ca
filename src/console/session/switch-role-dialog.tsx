import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'

import type { Arn } from '#model/entities/names.ts'
import type { SessionStack } from '#sessions/session.ts'

import { closeSessionDialog } from '../state/session-dialogs.ts'
import { sessionName } from '../wording/session-wording.ts'
import { ChooseRole } from './choose-role.tsx'
import { RefusalView } from './refusal-view.tsx'
import type { Refusal } from './refusal-wording.ts'
import { SwitchOptions } from './switch-options.tsx'
import { authoriserOf, firstWishes, switchRole, type SwitchWishes } from './switch-role.ts'

type SwitchRoleDialogProps = {
  readonly stack: SessionStack
  /** The role to begin with; null leaves the choice open. */
  readonly role: Arn | null
}

/** Take on a role: choose it, say how the session is called, and see what stands in the way where it is refused. */
export function SwitchRoleDialog({ stack, role }: SwitchRoleDialogProps): ReactNode {
  const [wishes, setWishes] = useState(() => ({ ...firstWishes(stack), role }))
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const wish = (part: Partial<SwitchWishes>) => setWishes({ ...wishes, ...part })
  const attempt = () => {
    const outcome = switchRole(stack, wishes)
    if (outcome.ok) closeSessionDialog()
    else setRefusal(outcome.problem)
  }

  return (
    <Modal
      visible
      size="large"
      header="Switch role"
      onDismiss={closeSessionDialog}
      closeAriaLabel="Close"
      footer={
        <Foot
          goesBack={refusal === null ? null : () => setRefusal(null)}
          canSwitch={wishes.role !== null}
          text={wishes.as === 'switch-role' ? 'Switch role' : 'Assume role'}
          onSwitch={attempt}
        />
      }
    >
      <SpaceBetween size="l">
        {refusal === null && <WhatItDoes stack={stack} wishes={wishes} />}
        {refusal === null ? (
          <ChooseRole stack={stack} wishes={wishes} onWish={wish} />
        ) : (
          <RefusalView refusal={refusal} bySwitch={wishes.as === 'switch-role'} />
        )}
        <SwitchOptions stack={stack} wishes={wishes} refusal={refusal} onWish={wish} />
      </SpaceBetween>
    </Modal>
  )
}

/** What is given up and what comes back: the point of it all. */
function WhatItDoes({
  stack,
  wishes,
}: {
  readonly stack: SessionStack
  readonly wishes: SwitchWishes
}): ReactNode {
  const name = sessionName(authoriserOf(stack, wishes))
  return (
    <Box color="text-body-secondary">
      While you act as a role, you have its permissions in place of those of {name}. Exit the role, and those
      are back.
    </Box>
  )
}

type FootProps = {
  readonly goesBack: (() => void) | null
  readonly canSwitch: boolean
  readonly text: string
  readonly onSwitch: () => void
}

function Foot({ goesBack, canSwitch, text, onSwitch }: FootProps): ReactNode {
  return (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        {goesBack === null ? (
          <Button variant="link" onClick={closeSessionDialog}>
            Cancel
          </Button>
        ) : (
          <Button variant="link" onClick={goesBack}>
            Choose another role
          </Button>
        )}
        <Button variant="primary" disabled={!canSwitch} onClick={onSwitch}>
          {goesBack === null ? text : 'Try again'}
        </Button>
      </SpaceBetween>
    </Box>
  )
}
