import type { Entity } from '#model/entities/entity.ts'
import { isPrincipalId } from '#model/entities/unique-id.ts'

import type { Findings } from './findings.ts'
import type { Reference } from './reading.ts'

/**
 * List every reference to what is neither in the file nor in the workspace. A missing boundary is told apart:
 * exports leave out managed policies that serve as boundaries alone. Principals of accounts that the file isn't
 * about, services and patterns are nothing that an export could hold. Rule R3.10 for unique ids of the deleted.
 */
export function listDangling(
  references: readonly Reference[],
  entities: ReadonlyMap<string, Entity>,
  accountIds: readonly string[],
  findings: Findings,
): void {
  const present = presentIn(entities)
  const about = new Set(accountIds)
  for (const reference of references) {
    if (isMissing(reference, present, about)) {
      const kind = reference.kind === 'boundary' ? 'missing-boundary' : 'dangling-reference'
      findings.add(kind, reference.pointer, reference.target)
    }
  }
}

type Present = {
  readonly ids: ReadonlySet<string>
  readonly uniqueIds: ReadonlySet<string>
  /** `group/ACCOUNT/name` in lower case, `role/ACCOUNT/NAME` as it is. */
  readonly names: ReadonlySet<string>
}

function presentIn(entities: ReadonlyMap<string, Entity>): Present {
  const uniqueIds = new Set<string>()
  const names = new Set<string>()
  for (const entity of entities.values()) {
    if ('uniqueId' in entity) uniqueIds.add(entity.uniqueId)
    if (entity.kind === 'group') names.add(`group/${entity.accountId}/${entity.name.toLowerCase()}`)
    if (entity.kind === 'role') names.add(`role/${entity.accountId}/${entity.name}`)
  }
  return { ids: new Set(entities.keys()), uniqueIds, names }
}

function isMissing(
  { kind, target, accountId }: Reference,
  present: Present,
  about: ReadonlySet<string>,
): boolean {
  switch (kind) {
    case 'policy':
    case 'boundary':
      return !present.ids.has(target)
    case 'group':
      return !present.names.has(`group/${accountId}/${target.toLowerCase()}`)
    case 'principal':
      return isMissingPrincipal(target, present, about)
  }
}

function isMissingPrincipal(target: string, present: Present, about: ReadonlySet<string>): boolean {
  if (isPrincipalId(target)) return !present.uniqueIds.has(target)
  const [, service, account = '', type, rest = ''] =
    /^arn:[^:]*:(iam|sts)::(\d{12}):([a-z-]+)\/(.*)$/s.exec(target) ?? []
  if (!about.has(account)) return false
  if (service === 'iam' && (type === 'user' || type === 'role')) return !present.ids.has(target)
  const isSession = service === 'sts' && type === 'assumed-role'
  return isSession && !present.names.has(`role/${account}/${rest.split('/', 1)[0] ?? ''}`)
}
