import { compiledOnce } from '#engine/compile/compiled-once.ts'
import type { StatementReference } from '#engine/evaluate/decision.ts'
import type { Action } from '#engine/policy/action-pattern.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import type { JsonValue } from '#engine/text/json.ts'
import { documentAt, holderAt, parsePlaceKey } from '#model/document-place.ts'
import { type DocumentDraft, withDrafts } from '#model/drafts.ts'
import type { Entity } from '#model/entities/entity.ts'
import { arn } from '#model/entities/names.ts'
import { gatherBoundary } from '#model/gather-identity.ts'
import { named, type PolicyHolder } from '#model/look-up.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import type { CutPart } from './graph-question.ts'

/** Tells parts apart. */
export function partKey(part: CutPart): string {
  return part.kind === 'statement'
    ? `${part.source} ${part.statement}`
    : `attachment ${part.policy} ${part.holder}`
}

/**
 * The parts that stand behind the statements of an answer about `caller` in `workspace`, from which `gone` were taken
 * already: Allows of its own policies and of the resource's. Of a policy that nobody can edit it is the attachment by which the caller
 * has it. Positions are those of the documents with nothing taken.
 */
export function partsBehind(
  workspace: Workspace,
  deciding: readonly StatementReference[],
  { caller, gone }: { readonly caller: string; readonly gone: readonly CutPart[] },
): readonly CutPart[] {
  const parts = new Map<string, CutPart>()
  for (const { layer, effect, source, policy, sid, statement: at } of deciding) {
    if (effect !== 'Allow' || source === undefined || (layer !== 'identity' && layer !== 'resource')) continue
    const place = parsePlaceKey(source)
    const isFixed = place?.kind === 'managed' && entityOf(workspace, 'policy', place.policy)?.owner === 'aws'
    const part: CutPart | null = isFixed
      ? attachmentOf(workspace, place.policy, caller)
      : { kind: 'statement', source, policy, statement: placeBefore(at, source, gone), sid, layer }
    if (part !== null && place !== null) parts.set(partKey(part), part)
  }
  return [...parts.values()]
}

/**
 * The Allows of the caller's permissions boundary that may let a request through; of those about `action`, where only that
 * counts. What decides doesn't name them: a boundary grants nothing, but without its Allow nothing is left of what others grant (R7.3).
 */
export function partsOfBoundary(
  workspace: Workspace,
  {
    caller,
    action,
    gone,
  }: { readonly caller: string; readonly action: string | null; readonly gone: readonly CutPart[] },
): readonly CutPart[] {
  const principal = entityOf(workspace, 'user', arn(caller)) ?? entityOf(workspace, 'role', arn(caller))
  const { permissionsBoundary: boundary } = principal ?? {}
  if (principal === undefined || typeof boundary !== 'string') return []
  if (entityOf(workspace, 'policy', boundary)?.owner === 'aws') return []
  return gatherBoundary(workspace, principal).documents.flatMap(({ name, document, source }) => {
    const compiled = compiledOnce(document, 'identity')
    if (source === undefined || !compiled.ok) return []
    const { statements, covering } = compiled.value
    const some = action === null ? statements : covering(actionOf(action)).allows.statements
    return some.flatMap(({ effect, index, sid }): readonly CutPart[] =>
      effect === 'Allow'
        ? [
            {
              kind: 'statement',
              source,
              policy: name,
              statement: placeBefore(index, source, gone),
              sid,
              layer: 'permissionsBoundary',
            },
          ]
        : [],
    )
  })
}

function actionOf(text: string): Action {
  const name = text.toLowerCase()
  const [service = '', operation = ''] = name.split(':')
  return { name, service, operation }
}

/** Where the statement stood before others of its document were taken. */
function placeBefore(at: number, source: string, gone: readonly CutPart[]): number {
  const taken = gone
    .flatMap((part) => (part.kind === 'statement' && part.source === source ? [part.statement] : []))
    .toSorted((a, b) => a - b)
  let before = at
  for (const one of taken) if (one <= before) before += 1
  return before
}

/** The user or role itself, else the first of its groups, that the policy is attached to. */
function attachmentOf(workspace: Workspace, policy: string, caller: string): CutPart | null {
  const holder = holderAt(workspace, arn(caller))
  if (holder === undefined) return null
  const groups =
    holder.kind === 'user'
      ? holder.groups.flatMap((name) => named(workspace, 'group', holder.accountId, name) ?? [])
      : []
  const found = [holder, ...groups].find(({ attachedPolicies }) =>
    attachedPolicies.some((one) => one === policy),
  )
  return found === undefined ? null : { kind: 'attachment', policy, holder: found.arn }
}

/** The documents of `workspace` without the statements among `parts`. A policy may be left without any. */
export function draftsWithout(workspace: Workspace, parts: readonly CutPart[]): readonly DocumentDraft[] {
  const bySource = new Map<string, Set<number>>()
  for (const part of parts) {
    if (part.kind !== 'statement') continue
    const taken = bySource.get(part.source) ?? new Set()
    bySource.set(part.source, taken.add(part.statement))
  }
  return [...bySource].flatMap(([source, taken]): readonly DocumentDraft[] => {
    const place = parsePlaceKey(source)
    const document = place === null ? undefined : documentAt(workspace, place)
    if (place === null || !isJsonObject(document)) return []
    const statement: JsonValue = document['Statement'] ?? []
    const list: readonly JsonValue[] = Array.isArray(statement) ? statement : [statement]
    const kept = list.filter((_, at) => !taken.has(at))
    return [{ place, document: { ...document, Statement: kept } }]
  })
}

/** The workspace with `parts` taken away. */
export function without(workspace: Workspace, parts: readonly CutPart[]): Workspace {
  const drafted = withDrafts(workspace, draftsWithout(workspace, parts))
  const detached = parts.filter((part) => part.kind === 'attachment')
  if (detached.length === 0) return drafted
  const entities = new Map(drafted.entities)
  for (const { policy, holder } of detached) {
    const entity = entities.get(holder)
    if (entity !== undefined && isHolder(entity)) {
      const attachedPolicies = entity.attachedPolicies.filter((one) => one !== policy)
      entities.set(holder, { ...entity, attachedPolicies })
    }
  }
  return { ...drafted, entities }
}

function isHolder(entity: Entity): entity is PolicyHolder {
  return entity.kind === 'user' || entity.kind === 'group' || entity.kind === 'role'
}
