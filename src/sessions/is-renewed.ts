import type { Session } from './session.ts'

/** Does a service give fresh credentials before these end, with nobody asking? */
export function isRenewed(session: Session): boolean {
  if (session.kind !== 'role') return false
  const { kind } = session.origin
  return kind === 'instance-profile' || kind === 'lambda' || kind === 'service'
}
