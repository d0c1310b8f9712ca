import type { SetReport } from '#interchange/import-set/read-import.ts'

/** What a workspace made of these files is called, where nobody says. */
export function nameOfImport({
  workspaceName,
  change,
  accountIds,
  files,
}: Pick<SetReport, 'workspaceName' | 'change' | 'accountIds' | 'files'>): string {
  if (workspaceName !== null) return workspaceName
  const accounts = (change?.added ?? []).filter((entity) => entity.kind === 'account')
  const own = accounts.filter(({ ownership }) => ownership === 'own')
  const [only] = own
  if (own.length === 1 && only !== undefined)
    return only.name === only.accountId ? `Account ${only.accountId}` : only.name
  if (accountIds.length > 1) return `${accountIds.length} accounts`
  return files[0]?.name.replace(/\.[^.]+$/, '') ?? 'Imported account'
}
