import type { NamedDocument, PolicyDocuments, PolicyLevel } from '#engine/compile/policy-documents.ts'

/** Context keys that tell of something which may not have been read. */
const keys = {
  /** The way to an account in its organization. */
  way: /orgpaths/i,
  /** That, and the organization itself. */
  organization: /org(?:paths|id)/i,
  /** Tags of what is asked about, and the boundary of a user or role. */
  thing: /resourcetag\/|iam:permissionsboundary/i,
  aliases: /kms:resourcealiases/i,
  objectTags: /s3:existingobjecttag\//i,
} as const

export type AskedFor = keyof typeof keys

/** Does any of these documents speak of such keys? It errs on the side of yes. Each document is looked through once. */
export function asksFor(documents: PolicyDocuments, what: AskedFor): boolean {
  return Object.values(documents)
    .flat(1)
    .flatMap((one: NamedDocument | PolicyLevel) => ('policies' in one ? one.policies : [one]))
    .some(({ document }) => typeof document === 'object' && document !== null && looksAt(document, what))
}

const known = new WeakMap<object, ReadonlySet<AskedFor>>()
const all = ['way', 'organization', 'thing', 'aliases', 'objectTags'] as const satisfies readonly AskedFor[]

function looksAt(document: object, what: AskedFor): boolean {
  let found = known.get(document)
  if (found === undefined) {
    const text = JSON.stringify(document)
    found = new Set(all.filter((one) => keys[one].test(text)))
    known.set(document, found)
  }
  return found.has(what)
}
