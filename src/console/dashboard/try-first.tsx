import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { exitRole } from '#sessions/exit.ts'

import { hrefOfDocument, hrefs } from '../parts/hrefs.ts'
import { useFound } from '../parts/use-entities.ts'
import { openSessionDialog, openSwitchRole } from '../state/session-dialogs.ts'
import { actAs, sessionStore } from '../state/session-store.ts'
import { sessionName } from '../wording/session-wording.ts'
import { useRoleToTry } from './use-role-to-try.ts'
import { policyToTry } from './what-to-try.ts'

/** Four things that show what this place is good for, in the order in which they teach. */
export function TryFirst() {
  const policy = useFound(policyToTry)
  return (
    <Container header={<Header variant="h2">What to try first</Header>}>
      <ColumnLayout columns={4} minColumnWidth={180} variant="text-grid">
        <SwitchStep />
        {policy === undefined ? null : (
          <Step
            title={`Open ${policy.name} and change a word`}
            text="Decisions follow every keystroke, before you apply anything."
            action={
              <Button
                href={hrefOfDocument({
                  kind: 'managed',
                  policy: policy.arn,
                  versionId: policy.defaultVersionId,
                })}
              >
                Edit policy
              </Button>
            }
          />
        )}
        <Step
          title="See who trusts whom"
          text="Every trust policy as a picture, half-open trusts among them."
          action={<Button href={hrefs.graph}>Open the trust graph</Button>}
        />
        <Step
          title="Bring your own account"
          text="One file of the AWS CLI, read in your browser and sent nowhere."
          action={<Button href={hrefs.import}>Import an account</Button>}
        />
      </ColumnLayout>
    </Container>
  )
}

/** Switch role, and once that is done, the way back. */
function SwitchStep() {
  const stack = useStore(sessionStore, (state) => state.stack)
  const role = useRoleToTry()
  const below = stack?.at(-2)
  const session = stack?.at(-1)
  if (stack !== null && session?.kind === 'role' && below !== undefined) {
    const acting = sessionName(session)
    return (
      <Step
        title={`Exit ${acting}`}
        text={`You have given up the permissions of ${sessionName(below)} for those of ${acting}. Exit, and they are back: the board says so.`}
        action={<Button onClick={() => actAs(exitRole(stack))}>Back to {sessionName(below)}</Button>}
      />
    )
  }
  if (role === null) {
    return (
      <Step
        title="Act as someone else"
        text={watch}
        action={<Button onClick={() => openSessionDialog('act-as')}>Choose whom</Button>}
      />
    )
  }
  return (
    <Step
      title={role === undefined ? 'Switch role' : `Switch to ${role.name}`}
      text={watch}
      action={<Button onClick={() => openSwitchRole(role?.arn ?? null)}>Switch role</Button>}
    />
  )
}

const watch =
  'Give up your permissions for a role’s. The decision board below says what you gain, what you lose, and by which statement.'

type StepProps = { readonly title: string; readonly text: string; readonly action: ReactNode }

function Step({ title, text, action }: StepProps) {
  return (
    <SpaceBetween size="xxs">
      <Box variant="h3">{title}</Box>
      <Box variant="p" color="text-body-secondary">
        {text}
      </Box>
      {action}
    </SpaceBetween>
  )
}
