import { asideKinds } from '#model/aside-kinds.ts'
import type { Keys } from '#model/board.ts'
import type { Change } from '#model/change.ts'
import { mainBoard } from '#model/entities/entity.ts'

/**
 * Whether rows that stay on a board may be answered otherwise after this change. Pinning, moving and writing tests asks
 * other questions; other keys of a row or board bear on its answers.
 */
export function changesAnswers({ added, updated, removed }: Change): boolean {
  const hasOtherKeys = updated.some(
    ([from, to]) =>
      'unknown' in from && 'unknown' in to && (from.context !== to.context || from.unknown !== to.unknown),
  )
  // The first board becomes an entity as it gets its first keys. Others come and go with their rows.
  const isKeyed = [...added, ...removed].some(
    (one) => one.kind === 'board' && one.id === mainBoard && hasKeys(one),
  )
  if (hasOtherKeys || isKeyed) return true
  const touched = [...added, ...updated.map(([, to]) => to), ...removed]
  return !touched.every(({ kind }) => asideKinds.has(kind))
}

function hasKeys({ context, unknown }: Keys): boolean {
  return Object.keys(context).length + unknown.length > 0
}
