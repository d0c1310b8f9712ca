import type { Change } from '#model/change.ts'
import type { Arn } from '#model/entities/names.ts'

import type { Session, SessionStack } from './session.ts'

/**
 * The stack after `change`: a user who was renamed goes on acting under the new name, since IAM knows a user by its
 * unique id (R3.12). The same stack where nobody in it was renamed.
 */
export function followRename(stack: SessionStack, change: Change): SessionStack {
  const [first, ...rest] = stack
  const renamed: SessionStack = [
    renamedSession(first, change),
    ...rest.map((one) => renamedSession(one, change)),
  ]
  return renamed.every((session, i) => session === stack[i]) ? stack : renamed
}

function renamedSession(session: Session, { added, removed }: Change): Session {
  const user = userBehind(session)
  const before = user === null ? undefined : removed.find(({ id }) => id === user)
  if (before?.kind !== 'user') return session
  const after = added.find((entity) => entity.kind === 'user' && entity.uniqueId === before.uniqueId)
  return after?.kind === 'user' ? ofUser(session, after.arn) : session
}

/** The user whose credentials these are, or rest on. */
function userBehind(session: Session): Arn | null {
  switch (session.kind) {
    case 'user':
    case 'access-key':
      return session.user
    case 'session-token':
      return session.holder.kind === 'user' ? session.holder.user : null
    case 'federated-user':
      return session.issuer.kind === 'user' ? session.issuer.user : null
    case 'root':
    case 'role':
    case 'service':
    case 'anonymous':
    case 'outside':
      return null
  }
}

function ofUser(session: Session, user: Arn): Session {
  switch (session.kind) {
    case 'user':
    case 'access-key':
      return { ...session, user }
    case 'session-token':
      return { ...session, holder: { kind: 'user', user } }
    case 'federated-user':
      return { ...session, issuer: { kind: 'user', user } }
    case 'root':
    case 'role':
    case 'service':
    case 'anonymous':
    case 'outside':
      return session
  }
}
