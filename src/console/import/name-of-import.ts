import type { SetReport } from '#interchange/import-set/read-import.ts'
import type { ImportedFiles } from '#worker/contract.ts'

/** The workspaces that ship as samples, as they call themselves; a second copy of one bears a number. */
const samplesName = /^(?:Parcelo \(sample\)|Tidewater Charter organization)(?: \(\d+\))?$/

/** What a workspace is called once files took the place of all that it held: a sample's name would be wrong then. */
export function nameOnceReplaced(name: string, imported: NamedImport): string {
  return samplesName.test(name) ? nameOfImport(imported) : name
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
