import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import type { ReactNode } from 'react'

import { openSample, type Phase } from './start-up.ts'

type WelcomeProps = { readonly phase: Exclude<Phase, { readonly kind: 'ready' }> }

/** What stands in place of a screen until there is a workspace to show. */
export function Welcome({ phase }: WelcomeProps): ReactNode {
  if (phase.kind === 'loading') {
    return (
      <Box padding="xxl" textAlign="center">
        <Spinner size="large" /> Opening your workspace
      </Box>
    )
  }
  return (
    <Alert
      type="error"
      header="Your workspace could not be opened"
      action={
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => location.reload()}>Try again</Button>
          <Button onClick={() => void openSample()}>Open the sample instead</Button>
        </SpaceBetween>
      }
    >
      {phase.reason} Nothing was deleted.
    </Alert>
  )
}
