import type { Entity, EntityKind } from './entities/entity.ts'
import type { Workspace } from './workspace.ts'

/**
 * Compute something of a workspace once: the answer is kept as long as the entities it was computed from, and, where
 * `stays` says of a change that it makes no difference, goes on to the workspace after it. Rests on workspaces being
 * immutable.
 */
export function oncePerWorkspace<Answer>(
  compute: (workspace: Workspace) => Answer,
  stays: ((touched: Touched) => boolean) | null = null,
): (workspace: Workspace) => Answer {
  const known = new WeakMap<Entities, { readonly answer: Answer }>()
  if (stays !== null) {
    heirs.push((before, after, touched) => {
      const found = known.get(before)
      if (found !== undefined && stays(touched)) known.set(after, found)
    })
  }
  return (workspace) => {
    const found = known.get(workspace.entities)
    if (found !== undefined) return found.answer
    const answer = compute(workspace)
    known.set(workspace.entities, { answer })
    return answer
  }
}

/** What a change touches. */
export type Touched = {
  readonly added: readonly Entity[]
  readonly updated: readonly (readonly [from: Entity, to: Entity])[]
  readonly removed: readonly Entity[]
}

type Entities = Workspace['entities']
const heirs: ((before: Entities, after: Entities, touched: Touched) => void)[] = []

/**
 * Let the workspace of `after` have what is known of that of `before` and stays true of it, so that the first question after
 * a change doesn't read the whole account again. Cost: grows with `touched` alone.
 */
export function passOn(before: Entities, after: Entities, touched: Touched): void {
  for (const inherit of heirs) inherit(before, after, touched)
}

/** Whether a change touches nothing of that kind. */
export function leavesAlone(kind: EntityKind): (touched: Touched) => boolean {
  return ({ added, updated, removed }) =>
    ![...added, ...removed].some((one) => one.kind === kind) &&
    !updated.some(([from, to]) => from.kind === kind || to.kind === kind)
}
