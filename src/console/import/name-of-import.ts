import type { SetReport } from '#interchange/import-set/read-import.ts'
import type { Entity } from '#model/entities/entity.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'
import type { ImportedFiles } from '#worker/contract.ts'

/** The workspaces that ship as samples, as they call themselves; a second copy of one bears a number. */
const samplesName = /^(?:Parcelo \(sample\)|Tidewater Charter organization)(?: \(\d+\))?$/

/**
 * What a workspace is called once files took the place of all that it held: as they are, since its name told of what is gone. It stays
 * where they hold the very accounts that it held, as a fresh export does, unless they bring a name or it is a sample's.
 */
export function nameOnceReplaced(before: Workspace, imported: NamedImport): string {
  const { workspaceName, change } = imported.report
  const isFresh =
    workspaceName === null &&
    !samplesName.test(before.name) &&
    isSame(ownIds(entitiesOf(before, 'account')), ownIds(change?.added ?? []))
  return isFresh ? before.name : nameOfImport(imported)
}

function ownIds(entities: readonly Entity[]): ReadonlySet<string> {
  const own = entities.filter((entity) => entity.kind === 'account' && entity.ownership === 'own')
  return new Set(own.map(({ id }) => id))
}

function isSame(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && [...some].every((id) => others.has(id))
}

type NamedImport = Pick<ImportedFiles, 'redaction'> & {
  readonly report: Pick<SetReport, 'workspaceName' | 'change' | 'accountIds' | 'files'>
}

/** What a workspace made of these files is called, where nobody says. Not for a file, where names are made up. */
export function nameOfImport({ report, redaction }: NamedImport): string {
  const { workspaceName, change, accountIds } = report
  if (workspaceName !== null) return workspaceName
  const accounts = (change?.added ?? []).filter((entity) => entity.kind === 'account')
  const own = accounts.filter(({ ownership }) => ownership === 'own')
  const [only] = own
  if (own.length === 1 && only !== undefined)
    return only.name === only.accountId ? `Account ${only.accountId}` : only.name
  if (accountIds.length > 1) return `${accountIds.length} accounts`
  const files = redaction.kind === 'done' ? [] : report.files
  return files[0]?.name.replace(/\.[^.]+$/, '') ?? 'Imported account'
}
