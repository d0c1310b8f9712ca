import type { JsonValue } from '#engine/text/json.ts'
import type { Entity } from '#model/entities/entity.ts'
import { accountId, type AccountId } from '#model/entities/names.ts'
import type { Workspace } from '#model/workspace.ts'

import { gatherAdditions, type Additions } from './authorization-details/additions.ts'
import { listDangling } from './authorization-details/dangling.ts'
import { isObject, itemsOf, readEntry, textOf, type Entry } from './authorization-details/entry.ts'
import { collectFindings, type Findings } from './authorization-details/findings.ts'
import { readPages, sections } from './authorization-details/pages.ts'
import { policyFields, readPolicy } from './authorization-details/read-policy.ts'
import { readInstanceProfiles, readRole, roleFields } from './authorization-details/read-role.ts'
import { groupFields, readGroup, readUser, userFields } from './authorization-details/read-user.ts'
import type { Read, Reading, Reference } from './authorization-details/reading.ts'
import type { ImportReport } from './import-report.ts'
import { atOnce, entriesInStep, type Steps } from './in-steps.ts'

/**
 * Read what `aws iam get-account-authorization-details` answers: one page, or a list of pages. `text` is the file
 * as it came, any text at all.
 *
 * Each entry is read by itself: one that can't be read is listed and left out, and so is every field that is
 * unknown, every second entry of a name, and every reference to what is neither in the file nor in `workspace`.
 * A policy that IAM would refuse is imported as it stands and listed. What exports don't tell (passwords, keys,
 * MFA devices) entities that are already known keep. Nothing is removed from the workspace. Linear in the text.
 *
 * Source: IAM API Reference, GetAccountAuthorizationDetails.
 */
export function readAuthorizationDetails(text: string, workspace: Workspace): ImportReport {
  const findings = collectFindings()
  return atOnce(readAuthorizationPages(readPages(text, findings), workspace, findings))
}

/** What pages say, and where in their file each entity of theirs stands, by its id. */
export type PagesReport = ImportReport & { readonly places: ReadonlyMap<string, string> }

/** The same of pages that are parsed already, in steps. What can't be read is added to `findings`. */
export function* readAuthorizationPages(
  pages: readonly Entry[],
  workspace: Workspace,
  findings: Findings,
): Steps<PagesReport> {
  const reading: Reading = { workspace, findings, onlyAccount: onlyAccountOf(pages) }
  const additions = gatherAdditions(workspace, findings)
  const references: Reference[] = []

  const counts = { users: 0, groups: 0, roles: 0, policies: 0, instanceProfiles: 0 }
  for (const page of pages) {
    const into = { page, reading, additions, references }
    counts.users += yield* readSection({
      ...into,
      section: 'UserDetailList',
      fields: userFields,
      read: readUser,
    })
    counts.groups += yield* readSection({
      ...into,
      section: 'GroupDetailList',
      fields: groupFields,
      read: readGroup,
    })
    counts.roles += yield* readSection({
      ...into,
      section: 'RoleDetailList',
      fields: roleFields,
      read: readRole,
      inside(role, entry) {
        for (const { entity, pointer } of readInstanceProfiles(entry, role, reading)) {
          if (additions.take(entity, pointer)) counts.instanceProfiles += 1
        }
      },
    })
    counts.policies += yield* readSection({
      ...into,
      section: 'Policies',
      fields: policyFields,
      read: readPolicy,
    })
  }

  const accountIds = additions.accountIds()
  listDangling(references, additions.after(), accountIds, findings)
  const isAnythingRead = Object.values(counts).some((count) => count > 0)
  return {
    change: isAnythingRead ? additions.change() : null,
    counts,
    accountIds,
    findings: findings.list,
    findingsLeftOut: findings.leftOut(),
    places: additions.places(),
  }
}

type Section<Kind extends Entity> = {
  readonly page: Entry
  readonly section: (typeof sections)[number]
  readonly fields: ReadonlySet<string>
  readonly read: (entry: Entry, reading: Reading) => Read<Kind> | null
  /** What else stands in the entry of an entity that was taken. */
  readonly inside?: (entity: Kind, entry: Entry) => void
  readonly reading: Reading
  readonly additions: Additions
  readonly references: Reference[]
}

/** Read the entries of one list; answers how many were taken. */
function* readSection<Kind extends Entity>(section: Section<Kind>): Steps<number> {
  const { reading, additions, references } = section
  let count = 0
  let seen = 0
  for (const { value, pointer } of itemsOf(section.page, section.section)) {
    seen += 1
    if (seen % entriesInStep === 0) yield entriesInStep
    const entry = readEntry(value, pointer, section.fields, reading.findings)
    const read = entry === null ? null : section.read(entry, reading)
    if (entry === null || read === null || !additions.take(read.entity, pointer)) continue
    count += 1
    for (const reference of read.references) references.push(reference)
    section.inside?.(read.entity, entry)
  }
  yield seen % entriesInStep
  return count
}

/** The account of all ARNs of the entries, where they name one alone. */
function onlyAccountOf(pages: readonly Entry[]): AccountId | null {
  const accounts = new Set<string>()
  for (const page of pages) {
    for (const section of sections) {
      const list = page.fields[section]
      if (Array.isArray(list)) for (const value of list) addAccount(value, page, accounts)
    }
  }
  const [only, ...others] = accounts
  return only === undefined || others.length > 0 ? null : accountId(only)
}

function addAccount(value: JsonValue, { findings }: Entry, accounts: Set<string>): void {
  const text = isObject(value) ? textOf({ fields: value, pointer: '', findings }, 'Arn') : null
  const account = text === null ? undefined : /^arn:[^:]*:iam::(\d{12}):/.exec(text)?.[1]
  if (account !== undefined) accounts.add(account)
}
