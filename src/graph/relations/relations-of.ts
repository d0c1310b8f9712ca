import type { Resource } from '#model/entities/entity.ts'
import { entitiesOf, entityOf } from '#model/workspace.ts'

import { namedAskers, rootAskers } from '../questions/askers.ts'
import { accessAmong, accessOn, actionsOn } from './access-among.ts'
import { assumed, assumptionsIn } from './assumptions.ts'
import type { Focus, RelationsQuestion } from './graph-question.ts'
import { permissionsBetween, permissionsFrom, permissionsTo } from './permissions.ts'
import type { AccessActions, Relation, RelationKind } from './relation.ts'
import { explainedRelations, type Scene } from './scene.ts'
import { structureFrom, structureTo } from './structure.ts'

/** What was found of one step, and how many steps there are in all. */
export type RelationsStep = { readonly relations: readonly Relation[]; readonly total: number }

/**
 * The relations of these kinds that leave a node, arrive at one, or lie between two, each with its reason. Those that
 * follow from the structure and from trust come first, then a step for each thing and each principal that has to be asked about.
 */
export function* relationsOf(
  scene: Scene,
  { focus, kinds, actions }: RelationsQuestion,
): Generator<RelationsStep, void, undefined> {
  const wanted = new Set(kinds)
  const later = laterSteps(scene, focus, { wanted, actions })
  const total = later.length + 1
  const known = [...structure(scene, focus), ...trust(scene, focus)].filter(({ kind }) => wanted.has(kind))
  yield { relations: explainedRelations(scene, known), total }
  for (const step of later) yield { relations: explainedRelations(scene, step()), total }
}

function structure({ workspace }: Scene, focus: Focus): readonly Relation[] {
  if (focus.direction === 'to') return structureTo(workspace, focus.id)
  if (focus.direction === 'from') return structureFrom(workspace, focus.id)
  return structureFrom(workspace, focus.from).filter(({ to }) => to === focus.to)
}

function trust({ graph }: Scene, focus: Focus): readonly Relation[] {
  const { from, to } = assumptionsIn(graph)
  if (focus.direction === 'to') return assumed(to(focus.id))
  if (focus.direction === 'from') return assumed(from(focus.id))
  return assumed(from(focus.from)).filter((relation) => relation.to === focus.to)
}

type Wanted = { readonly wanted: ReadonlySet<RelationKind>; readonly actions: AccessActions }

function laterSteps(
  scene: Scene,
  focus: Focus,
  { wanted, actions }: Wanted,
): readonly (() => readonly Relation[])[] {
  return [
    ...(wanted.has('access') ? accessSteps(scene, focus, actions) : []),
    ...(['pass', 'change'] as const).flatMap((kind) =>
      wanted.has(kind) ? permissionSteps(scene, focus, kind) : [],
    ),
  ]
}

function permissionSteps(
  scene: Scene,
  focus: Focus,
  kind: 'pass' | 'change',
): readonly (() => readonly Relation[])[] {
  switch (focus.direction) {
    case 'from':
      return permissionsFrom(scene, focus.id, kind)
    case 'to':
      return permissionsTo(scene, focus.id, kind)
    case 'between':
      return permissionsBetween(scene, [focus.from, focus.to], kind)
  }
}

function accessSteps(
  scene: Scene,
  focus: Focus,
  actions: AccessActions,
): readonly (() => readonly Relation[])[] {
  const { workspace } = scene
  if (focus.direction === 'from') {
    return entitiesOf(workspace, 'resource').map((resource) => () => {
      const goal = { kind: 'resource', id: resource.arn, resource, actions } as const
      return accessAmong(scene, [focus.id], goal)
    })
  }
  const resource = entityOf(workspace, 'resource', focus.direction === 'to' ? focus.id : focus.to)
  if (resource === undefined) return []
  const goal = { kind: 'resource', id: resource.arn, resource, actions } as const
  if (focus.direction === 'between') return [() => accessAmong(scene, [focus.from], goal)]
  // what all who ask share is found once, when the first one does
  let accessOf: ReturnType<typeof accessOn> | null = null
  return askersOf(workspace, resource, actions).map((id) => () => {
    const found = (accessOf ??= accessOn(scene, goal))(id)
    return found === null ? [] : [found]
  })
}

/** Root users, whoever the resource's policy names from outside, users and roles. */
function askersOf(
  workspace: Scene['workspace'],
  resource: Resource,
  actions: AccessActions,
): readonly string[] {
  const [first] = actionsOn(actions, resource)
  const ask = { action: first?.action ?? '', resource: resource.arn, context: {} }
  const named = first === undefined ? [] : namedAskers(workspace, ask)
  return [
    ...[...rootAskers(workspace), ...named].map(({ id }) => id),
    ...[...entitiesOf(workspace, 'user'), ...entitiesOf(workspace, 'role')].map(({ arn }) => arn),
  ]
}
