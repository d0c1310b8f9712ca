import { pointerTo } from '#engine/text/json-pointer.ts'
import type { ManagedPolicy, PolicyVersion } from '#model/entities/entity.ts'
import { entityOf } from '#model/workspace.ts'

import { readDocument } from './document.ts'
import { fieldOf, itemsOf, readEntry, textOf, type Entry } from './entry.ts'
import { readTags } from './holder.ts'
import { readIdentity, readInstant } from './identity.ts'
import type { Read, Reading } from './reading.ts'

/** The fields of a `ManagedPolicyDetail`, and the tags that GetPolicy answers. Source: IAM API Reference, ManagedPolicyDetail. */
export const policyFields: ReadonlySet<string> = new Set([
  'Arn',
  'AttachmentCount',
  'CreateDate',
  'DefaultVersionId',
  'Description',
  'IsAttachable',
  'Path',
  'PermissionsBoundaryUsageCount',
  'PolicyId',
  'PolicyName',
  'PolicyVersionList',
  'Tags',
  'UpdateDate',
])

/** The most versions that IAM keeps of a policy (R1.10). */
const mostVersions = 5

/**
 * Read one managed policy. Left out, listed as unreadable, where no version of it is the default one: which
 * document is in force can't be guessed, so that what it is attached to counts as unknown.
 */
export function readPolicy(entry: Entry, reading: Reading): Read<ManagedPolicy> | null {
  const identity = readIdentity(entry, { type: 'policy', name: 'PolicyName', uniqueId: 'PolicyId' }, reading)
  if (identity === null) return null
  const read = readVersions(entry, identity.createDate, reading)
  const versions = read.map(({ version }) => version)
  const defaultVersionId = defaultOf(entry, read)
  if (defaultVersionId === null) {
    reading.findings.add('unreadable-entry', entry.pointer, identity.arn)
    return null
  }
  const known = entityOf(reading.workspace, 'policy', identity.id)
  return {
    entity: {
      kind: 'policy',
      ...identity,
      description: textOf(entry, 'Description') ?? known?.description ?? '',
      versions: newestVersions(versions, defaultVersionId, entry),
      defaultVersionId,
      tags: readTags(entry, 'keep-case', known?.tags ?? {}),
    },
    references: [],
  }
}

type ReadVersion = { readonly version: PolicyVersion; readonly isDefault: boolean; readonly pointer: string }

const versionFields = new Set(['CreateDate', 'Document', 'IsDefaultVersion', 'VersionId'])

/** Oldest first. */
function readVersions(entry: Entry, createDate: string, reading: Reading): ReadVersion[] {
  const versions = new Map<string, ReadVersion>()
  for (const { value, pointer } of itemsOf(entry, 'PolicyVersionList')) {
    const item = readEntry(value, pointer, versionFields, reading.findings)
    if (item === null) continue
    const versionId = textOf(item, 'VersionId')
    if (versionId === null || !/^v[1-9]\d*(?:\.[A-Za-z0-9-]*)?$/.test(versionId)) {
      reading.findings.add('unreadable-entry', pointer, versionId ?? '')
    } else if (versions.has(versionId)) reading.findings.add('duplicate-entry', pointer, versionId)
    else {
      const name = `${textOf(entry, 'PolicyName') ?? textOf(entry, 'Arn') ?? ''} ${versionId}`
      versions.set(versionId, {
        version: {
          versionId,
          document: readDocument(item, 'Document', 'identity', name),
          createDate: readInstant(item, 'CreateDate') ?? createDate,
        },
        isDefault: fieldOf(item, 'IsDefaultVersion') === true,
        pointer,
      })
    }
  }
  return [...versions.values()].toSorted((a, b) => numberOf(a.version) - numberOf(b.version))
}

/** What the policy itself says; where that names no version, the one version that says it is the default. */
function defaultOf(entry: Entry, versions: readonly ReadVersion[]): string | null {
  const named = textOf(entry, 'DefaultVersionId')
  const claiming = versions.filter(({ isDefault }) => isDefault)
  if (versions.some(({ version }) => version.versionId === named)) {
    for (const { version, pointer } of claiming) {
      if (version.versionId === named) continue
      entry.findings.add('mended-field', pointerTo(pointer, 'IsDefaultVersion'), version.versionId)
    }
    return named
  }
  const [only, ...others] = claiming
  if (only === undefined || others.length > 0) return null
  entry.findings.add(
    named === null ? 'missing-field' : 'mended-field',
    pointerTo(entry.pointer, 'DefaultVersionId'),
    named ?? only.version.versionId,
  )
  return only.version.versionId
}

function newestVersions(
  versions: readonly PolicyVersion[],
  defaultId: string,
  entry: Entry,
): PolicyVersion[] {
  const others = versions.filter(({ versionId }) => versionId !== defaultId)
  const dropped = new Set(others.slice(0, 1 - mostVersions))
  for (const { versionId } of dropped) {
    entry.findings.add('unreadable-entry', pointerTo(entry.pointer, 'PolicyVersionList'), versionId)
  }
  return versions.filter((version) => !dropped.has(version))
}

function numberOf({ versionId }: PolicyVersion): number {
  return Number.parseFloat(versionId.slice(1))
}
