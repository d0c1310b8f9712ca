import { sharingWith } from '#persistence/change-between.ts'

import { plainSession } from '../parts/plain-session.ts'
import { openProjectStorage } from '../state/open-project.ts'
import { sessionNow } from '../state/session-clock.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import type { Column } from './columns-store.ts'

/** The user, role or root user of that ARN as a column, also where they could not act now; null where nobody is of it. */
export function principalColumn(arn: string): Column | null {
  const { workspace } = workspaceStore.getState()
  if (plainSession(workspace, arn, sessionNow()).kind === 'not-here') return null
  return { kind: 'principal', id: `principal ${arn}`, name: `as ${nameIn(arn)}`, arn }
}

function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1).replace(/^arn:.*:/, '')
}

/** A kept version as a column; null where it can't be read. The present has one storage. */
export async function versionColumn(version: string): Promise<Column | null> {
  const storage = openProjectStorage()
  const [listed, loaded] = await Promise.all([storage?.listVersions(), storage?.loadVersion(version)])
  if (loaded?.ok !== true || loaded.value === null || listed?.ok !== true) return null
  const note = listed.value.find(({ id }) => id === version)?.note ?? ''
  const workspace = sharingWith(workspaceStore.getState().workspace, loaded.value)
  return { kind: 'version', id: `version ${version}`, name: `as of ${note}`, version, workspace }
}
