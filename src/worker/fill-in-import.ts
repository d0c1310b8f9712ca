import { awsPoliciesIn, openCatalog } from '#catalog/catalog.ts'
import { missingAwsPolicies, withAwsPolicies } from '#interchange/import-set/fill-in-aws-policies.ts'
import { emptyWorkspace, type Workspace } from '#model/workspace.ts'

import type { ImportedFiles, Question } from './contract.ts'

type Wish = Pick<Question<'readImport'>, 'catalog' | 'into'>

/** What was read, with AWS's own policies that it names alone from the catalog, of which nothing is fetched where it names none. */
export async function fillInImport(
  imported: ImportedFiles,
  { catalog: folder, into }: Wish,
  open: Workspace,
): Promise<ImportedFiles> {
  const target = into === 'open' ? open : emptyWorkspace(open.name)
  const missing = missingAwsPolicies(imported.report, target)
  if (missing.length === 0) return imported
  const catalog = openCatalog(async (path) => {
    const response = await fetch(`${folder}${path}`)
    if (!response.ok) throw new Error(`the server answered ${response.status}`)
    return response.json()
  })
  const policies = await awsPoliciesIn(catalog, missing)
  return { ...imported, report: withAwsPolicies(imported.report, policies) }
}
