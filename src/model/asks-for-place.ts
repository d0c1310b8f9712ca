import type { NamedDocument, PolicyDocuments, PolicyLevel } from '#engine/compile/policy-documents.ts'

/**
 * Does any of these documents speak of the way to an account in its organization (`aws:PrincipalOrgPaths`,
 * `aws:ResourceOrgPaths`)? Each document is looked through once.
 */
export function asksForPlace(documents: PolicyDocuments): boolean {
  return Object.values(documents)
    .flat(1)
    .flatMap((one: NamedDocument | PolicyLevel) => ('policies' in one ? one.policies : [one]))
    .some(({ document }) => typeof document === 'object' && document !== null && looksAtPaths(document))
}

const known = new WeakMap<object, boolean>()

function looksAtPaths(document: object): boolean {
  const found = known.get(document)
  if (found !== undefined) return found
  const looks = /orgpaths/i.test(JSON.stringify(document))
  known.set(document, looks)
  return looks
}
