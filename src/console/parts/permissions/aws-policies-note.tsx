import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'

import type { PolicyOffers } from './use-policy-offers.ts'

/** Says that the list lacks AWS's own policies, while it does. */
export function AwsPoliciesNote({ awsPolicies, tryAgain }: Pick<PolicyOffers, 'awsPolicies' | 'tryAgain'>) {
  switch (awsPolicies) {
    case 'ready':
      return null
    case 'loading':
      return <StatusIndicator type="loading">Loading AWS managed policies</StatusIndicator>
    case 'failed':
      return (
        <StatusIndicator type="warning">
          The list of AWS managed policies could not be loaded.{' '}
          <Button variant="inline-link" formAction="none" onClick={tryAgain}>
            Try again
          </Button>
        </StatusIndicator>
      )
  }
}
