import type { Instant } from '#model/entities/names.ts'
import type { Workspace } from '#model/workspace.ts'

import type { CallerProblem } from './assume-refusal.ts'
import { livenessOf } from './liveness.ts'
import type { Session } from './session.ts'

/**
 * Why this session's credentials can't sign any call to STS, whatever the policies say; null where they can.
 *
 * Rule R9.16. Source: AWS STS API Reference, "Common Error Types".
 */
export function unableToCall(workspace: Workspace, session: Session, now: Instant): CallerProblem | null {
  if (session.kind === 'anonymous') return { kind: 'no-credentials' }
  switch (livenessOf(workspace, session, now)) {
    case 'live':
      return null
    case 'gone':
      return { kind: 'no-such-caller' }
    case 'expired':
      return 'expiresAt' in session ? { kind: 'session-expired', expiresAt: session.expiresAt } : null
  }
}
