import type { Change } from '#model/change.ts'

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
  if (session.kind !== 'user') return session
  const before = removed.find(({ id }) => id === session.user)
  if (before?.kind !== 'user') return session
  const after = added.find((entity) => entity.kind === 'user' && entity.uniqueId === before.uniqueId)
  return after?.kind === 'user' ? { ...session, user: after.arn } : session
}
