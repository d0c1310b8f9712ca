import { absentKind } from '#graph/stranger-kind.ts'
import type { TrustEdge } from '#graph/trust-graph.ts'

type Half = Pick<TrustEdge, 'from' | 'reason'>

/** Why nobody comes in by a line from somebody who isn't there, in a word or two; empty of all other lines. */
export function absentWord({ from, reason }: Half): string {
  if (reason !== 'no-such-principal') return ''
  switch (absentKind(from)) {
    case 'deleted-user':
    case 'deleted-role':
      return 'deleted'
    case 'missing-user':
    case 'missing-role':
      return 'not there'
    case 'federated-user':
    case 'invalid-principal':
    case 'external-principal':
      return 'trusts nobody'
  }
}

/** Why nobody comes in by any of some lines; empty where that isn't one and the same. */
export function absentWordOf(halves: readonly Half[]): string {
  const said = new Set(halves.map(absentWord))
  const [first = ''] = said
  return said.size === 1 ? first : ''
}

/** What a trust policy says of somebody who isn't there, and what that comes to. */
export function absentSentence(id: string, from: string, to: string): string {
  const names = `The trust policy of ${to} names ${from}`
  switch (absentKind(id)) {
    case 'deleted-user':
      return `${names}, the unique id of a user that was deleted: AWS shows the id in place of the ARN then. ${newOne('user')}`
    case 'deleted-role':
      return `${names}, the unique id of a role that was deleted: AWS shows the id in place of the ARN then. ${newOne('role')}`
    case 'missing-user':
      return `${names}. ${noSuch('user', id)}`
    case 'missing-role':
      return `${names}. ${noSuch('role', id)}`
    case 'federated-user':
      return `${names}, a federated user. Credentials of GetFederationToken can assume no role, so this lets nobody in.`
    case 'invalid-principal':
    case 'external-principal':
      return `${names}, which is nobody who can assume a role. This lets nobody in.`
  }
}

function newOne(kind: 'user' | 'role'): string {
  return `This lets nobody in, nor does it trust a new ${kind} of the old name.`
}

/** A session's ARN stays as it is when its role is deleted; a user's or role's own gives way to the id. */
function noSuch(kind: 'user' | 'role', id: string): string {
  const account = id.split(':')[4] ?? ''
  const left = id.includes(':assumed-role/')
    ? ''
    : ` AWS shows this ARN only while the ${kind} exists: if the policy comes from AWS, add the ${kind}, which the import left out.`
  return `This workspace holds no such ${kind} in account ${account}, so it lets nobody in.${left}`
}
