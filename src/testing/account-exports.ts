import type { JsonObject, JsonValue } from '#engine/text/json.ts'
import { readAuthorizationDetails } from '#interchange/authorization-details.ts'
import type { ImportReport } from '#interchange/import-report.ts'
import { applyChange } from '#model/change.ts'
import { emptyWorkspace, type Workspace } from '#model/workspace.ts'

/** What exports of accounts are read into. */
export const empty = emptyWorkspace('w')

/** A user of account 111122223333 as an export holds it. */
export function userNamed(name: string): JsonObject {
  return {
    Path: '/',
    UserName: name,
    UserId: 'AIDAEXAMPLE1USER00000',
    Arn: `arn:aws:iam::111122223333:user/${name}`,
    CreateDate: '2024-03-01T08:00:00+00:00',
  }
}

/** What reading a page into the empty workspace reports. */
export function readExport(page: JsonValue): ImportReport {
  return readAuthorizationDetails(JSON.stringify(page), empty)
}

/** The workspace after an import; the same one where nothing was to be had. */
export function applied(workspace: Workspace, { change }: ImportReport): Workspace {
  return change === null ? workspace : applyChange(workspace, change)
}
