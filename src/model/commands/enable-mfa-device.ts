import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Arn, Instant } from '../entities/names.ts'
import { entitiesOf, entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { alreadyExists, noSuch } from './check-entity.ts'
import { checkCount, checkText, first } from './check-input.ts'
import type { Problem } from './problem.ts'

export type EnableMfaDevice = {
  readonly user: Arn
  /** Of a virtual device its ARN. */
  readonly serialNumber: string
  readonly enableDate: Instant
}

/** Give a user an MFA device. Refuses a ninth, and one that somebody has. */
export function enableMfaDevice(workspace: Workspace, input: EnableMfaDevice): Result<Change, Problem> {
  const { serialNumber, enableDate } = input
  const user = entityOf(workspace, 'user', input.user)
  if (user === undefined) return refused(noSuch('user', input.user))
  const present = user.mfaDevices.map((device) => device.serialNumber)
  const isTaken = entitiesOf(workspace, 'user').some(({ mfaDevices }) =>
    mfaDevices.some((device) => device.serialNumber === serialNumber),
  )
  const problem = first([
    checkText('serialNumber', serialNumber, 'mfa-serial-number'),
    isTaken ? alreadyExists('mfa-device', serialNumber) : null,
    checkCount('mfa-devices-per-user', present.length + 1, present),
  ])
  if (problem !== null) return refused(problem)
  const to = { ...user, mfaDevices: [...user.mfaDevices, { serialNumber, enableDate }] }
  return ok(updating(label('enable-mfa-device', serialNumber, user.name), [user, to]))
}
