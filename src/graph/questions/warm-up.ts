import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { whoCan, type WhoRow } from './who-can.ts'

/**
 * Ask everybody one question for which nobody waits, a step at a time: what the first real one needs is then read
 * already (policies at a glance, look-ups by name), and the code has run before.
 */
export function warmUp(workspace: Workspace): Iterator<WhoRow, void, void> {
  const bucket = entitiesOf(workspace, 'resource').find(({ type }) => type === 's3-bucket')
  const resource = bucket === undefined ? '*' : `${bucket.arn}/example`
  return whoCan(workspace, { action: 's3:GetObject', resource, context: {} })
}
