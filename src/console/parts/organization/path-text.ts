import { type OrganizationTarget, pathTo } from '#model/organization.ts'
import type { Workspace } from '#model/workspace.ts'

import { targetText } from './target-text.ts'

/** The way from the root down, `Root › Workloads › Prod`; the name alone where the way is broken. */
export function pathText(workspace: Workspace, target: OrganizationTarget): string {
  return (pathTo(workspace, target) ?? [target]).map(targetText).join(' › ')
}
