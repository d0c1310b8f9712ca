import Alert from '@cloudscape-design/components/alert'
import Link from '@cloudscape-design/components/link'
import { useState } from 'react'

import { hrefs } from '../parts/hrefs.ts'

const dismissedKey = 'rolescape.pretend-strip-dismissed'

/** What this place is, in three lines. Once dismissed it stays away in this browser. */
export function PretendStrip() {
  const [dismissed, setDismissed] = useState(wasDismissed)
  if (dismissed) return null
  const dismiss = () => {
    setDismissed(true)
    rememberDismissal()
  }
  return (
    <Alert
      type="info"
      dismissible
      dismissAriaLabel="Dismiss"
      onDismiss={dismiss}
      header="This is a pretend AWS account in your browser."
    >
      Nothing is sent anywhere: there is no server, and every decision is made on this page. Change what you
      like, undo takes it back. To see your own policies here,{' '}
      <Link href={hrefs.import}>import your account</Link>.
    </Alert>
  )
}

// Where storage is blocked the strip comes back at the next visit, which does no harm.
function wasDismissed(): boolean {
  try {
    return localStorage.getItem(dismissedKey) === 'yes'
  } catch {
    return false
  }
}

function rememberDismissal(): void {
  try {
    localStorage.setItem(dismissedKey, 'yes')
  } catch {
    // see above
  }
}
