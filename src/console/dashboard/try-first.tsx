import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

import { hrefOfDocument, hrefs } from '../parts/hrefs.ts'
import { useFound } from '../parts/use-entities.ts'
import { openSessionDialog } from '../state/session-dialogs.ts'
import { useRoleToTry } from './use-role-to-try.ts'
import { policyToTry } from './what-to-try.ts'

/** Four things that show what this place is good for, in the order in which they teach. */
export function TryFirst() {
  const role = useRoleToTry()
  const policy = useFound(policyToTry)
  return (
    <Container header={<Header variant="h2">What to try first</Header>}>
      <ColumnLayout columns={4} minColumnWidth={180} variant="text-grid">
        <Step
          title={
            role === null
              ? 'Act as someone else'
              : role === undefined
                ? 'Switch role'
                : `Switch to ${role.name}`
          }
          text="Watch the decision board: what you gain, what you lose, and which statement made the difference."
          action={
            role === null ? (
              <Button onClick={() => openSessionDialog('act-as')}>Choose whom</Button>
            ) : (
              <Button onClick={() => openSessionDialog('switch-role')}>Switch role</Button>
            )
          }
        />
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
