import type { JsonValue } from '#engine/text/json.ts'
import type { Principal, Resource } from '#model/entities/entity.ts'
import { resourceAt } from '#model/resource-at.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import type { Access, Question } from '../questions/access-of.ts'
import { type Asker, namedAskers } from '../questions/askers.ts'
import { rowOf } from '../questions/who-can.ts'
import { namedSo } from '../session-name.ts'
import { trustedNames } from '../trusted-names.ts'

/** ARNs of sessions of the role that the policy of the resource names, or that of the bucket under an access point. */
export function sessionsNamed(
  workspace: Workspace,
  principal: Principal | undefined,
  { policy, settings }: Resource,
): readonly string[] {
  if (principal?.kind !== 'role') return []
  const { accountId, name } = principal
  const bucket = settings.bucket === null ? undefined : entityOf(workspace, 'resource', settings.bucket)
  const ofRole = `:${accountId}:assumed-role/${name}/`
  return [policy, bucket?.policy ?? null].flatMap(sessionsIn).filter((session) => session.includes(ofRole))
}

/** What a role may do of the question as its sessions that the resource asked about names, each under its name. */
export function accessAsSessions(question: Question): (principal: Principal) => readonly Access[] {
  const { workspace, ask } = question
  const resource = resourceAt(workspace, ask.resource)
  if (resource?.kind !== 'resource') return () => []
  let askers: ReadonlyMap<string, Asker> | null = null
  return (principal) =>
    sessionsNamed(workspace, principal, resource).flatMap((session) => {
      askers ??= new Map(namedAskers(workspace, ask).map((asker) => [asker.id, asker]))
      const asker = askers.get(session)
      return asker === undefined ? [] : [onlyAs(session, rowOf(question, asker).access)]
    })
}

const known = new WeakMap<object, readonly string[]>()

/** The sessions that a document names: it is asked about each role. */
function sessionsIn(document: JsonValue): readonly string[] {
  if (typeof document !== 'object' || document === null) return []
  const found = known.get(document)
  if (found !== undefined) return found
  const made = trustedNames(document).flatMap(({ text }) => (text.includes(':assumed-role/') ? [text] : []))
  known.set(document, made)
  return made
}

/** What holds for one session of a role holds for the role if it is assumed under that name. */
export function onlyAs(session: string, access: Access): Access {
  if (access.state !== 'allowed' && access.state !== 'conditional') return access
  const name = namedSo(session.slice(session.lastIndexOf('/') + 1))
  if (access.state === 'allowed') {
    const way = [name]
    return {
      state: 'conditional',
      conditions: way,
      ways: [way],
      isExact: true,
      witness: {},
      isOutside: false,
    }
  }
  return {
    ...access,
    conditions: [name, ...access.conditions],
    ways: access.ways.map((way) => [name, ...way]),
  }
}
