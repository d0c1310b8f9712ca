import { ok, type Result } from '#engine/result.ts'

import { organizationPolicyArn } from '../entities/arn-of.ts'
import { organizationKey, type Organization } from '../entities/organization.ts'
import type { FileProblem } from './file-problem.ts'
import { organizationPolicySchema, organizationSchema, unitSchema } from './organization-schema.ts'
import type { ReadEntity } from './read-account.ts'
import { readEntry, type Entry } from './read-entry.ts'

/** What the file says of the organization, its policies and units still unread. */
export type ReadOrganization = {
  readonly organization: Entry<Organization>
  readonly policies: readonly unknown[]
  readonly units: readonly unknown[]
}

/** Read the organization of a file, without what is in its lists. */
export function readOrganization(raw: unknown): Result<ReadOrganization, readonly FileProblem[]> {
  const read = readEntry(organizationSchema, raw, '/organization')
  if (!read.ok) return read
  const { policies, units, ...entry } = read.value.value
  const value: Organization = { ...entry, kind: 'organization', id: organizationKey }
  return ok({ organization: { value, extension: read.value.extension }, policies, units })
}

/** Read an OU. */
export function readUnit(raw: unknown, pointer: string): ReadEntity {
  const read = readEntry(unitSchema, raw, pointer)
  if (!read.ok) return read
  return ok({
    value: { ...read.value.value, kind: 'organizational-unit' },
    extension: read.value.extension,
  })
}

/** Read an SCP or RCP. */
export function readOrganizationPolicy(of: Organization, raw: unknown, pointer: string): ReadEntity {
  const read = readEntry(organizationPolicySchema, raw, pointer)
  if (!read.ok) return read
  const entry = read.value.value
  const arn = entry.arn ?? organizationPolicyArn(of, entry)
  return ok({ value: { ...entry, kind: 'organization-policy', arn }, extension: read.value.extension })
}
