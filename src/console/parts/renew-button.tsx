import Button from '@cloudscape-design/components/button'
import type { ReactNode } from 'react'

import { openSessionDialog } from '../state/session-dialogs.ts'
import { notify } from './notices.ts'

/** For an expired session that its service renews. */
export function RenewButton(): ReactNode {
  return <Button onClick={() => void renew()}>Go on with fresh credentials</Button>
}

/** The rules of STS are fetched once they are needed. */
async function renew(): Promise<void> {
  const { renewActing } = await import('../state/renew-acting.ts')
  if (renewActing()) return
  notify({ type: 'warning', text: 'The service gives no fresh credentials: act as it anew to see why.' })
  openSessionDialog('act-as')
}
