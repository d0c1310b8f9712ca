import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Arn } from '../entities/names.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import type { Problem } from './problem.ts'

export type DeactivateMfaDevice = { readonly user: Arn; readonly serialNumber: string }

/** Take an MFA device from a user. Refuses a device that the user doesn't have. */
export function deactivateMfaDevice(
  workspace: Workspace,
  input: DeactivateMfaDevice,
): Result<Change, Problem> {
  const { serialNumber } = input
  const user = entityOf(workspace, 'user', input.user)
  if (user === undefined) return refused(noSuch('user', input.user))
  const mfaDevices = user.mfaDevices.filter((device) => device.serialNumber !== serialNumber)
  if (mfaDevices.length === user.mfaDevices.length) return refused(noSuch('mfa-device', serialNumber))
  return ok(
    updating(label('deactivate-mfa-device', serialNumber, user.name), [user, { ...user, mfaDevices }]),
  )
}
