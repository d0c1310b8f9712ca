import type { Principal } from '#model/entities/entity.ts'
import type { AccountId } from '#model/entities/names.ts'
import { entitiesOfAccount } from '#model/look-up.ts'
import type { Workspace } from '#model/workspace.ts'

import type { Access } from './access-of.ts'
import { heldBy } from './certain-denial.ts'
import { type ActionDifference, kindOf, type SidePrincipal } from './difference.ts'
import { resourcesFor } from './resources-for.ts'
import { bestOf } from './what-can.ts'

/** Users or roles of the same name in two accounts; undefined where one account has none of that name. */
export type Pair = {
  readonly kind: Principal['kind']
  readonly name: string
  readonly before: Principal | undefined
  readonly after: Principal | undefined
}

/** Users and roles of two accounts by their names, users first. Letter case is ignored, as IAM does for names. */
export function pairsOf(workspace: Workspace, before: AccountId, after: AccountId): readonly Pair[] {
  const pairs = new Map<string, Pair>()
  const sides = [
    ['before', before],
    ['after', after],
  ] as const
  for (const [side, account] of sides) {
    for (const entity of entitiesOfAccount(workspace, account)) {
      if (entity.kind !== 'user' && entity.kind !== 'role') continue
      const { kind, name } = entity
      const key = `${kind === 'user' ? 0 : 1} ${name.toLowerCase()}`
      const known = pairs.get(key) ?? { kind, name, before: undefined, after: undefined }
      pairs.set(key, { ...known, [side]: entity })
    }
  }
  return [...pairs].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, pair]) => pair)
}

/**
 * What users and roles of the same name may do in two accounts, pair by pair and action by action. Each is asked about
 * the resources that its own policies name and those of the workspace, and the best answer on either side counts, since
 * the accounts hold other resources. Whoever an account doesn't have, may do nothing there.
 */
export function* accountDifference(
  workspace: Workspace,
  [before, after]: readonly [before: AccountId, after: AccountId],
  actions: readonly string[],
): Generator<readonly ActionDifference[]> {
  for (const pair of pairsOf(workspace, before, after)) {
    const [one, other] = [bestAnswers(workspace, pair.before), bestAnswers(workspace, pair.after)]
    const principals = [sideOf(pair.before, pair.name), sideOf(pair.after, pair.name)] as const
    for (const action of actions) {
      const [onOne, onOther] = [one(action), other(action)]
      const kind = kindOf(onOne.access, onOther.access)
      if (kind === null) {
        yield []
        continue
      }
      const resource = onOther.resource ?? onOne.resource ?? '*'
      const accesses = { before: onOne.access, after: onOther.access }
      yield [{ action, kind, resource, resources: 1, ...accesses, principals, because: null }]
    }
  }
}

type Best = { readonly access: Access; readonly resource: string | null }

const nothing: Best = { access: { state: 'denied' }, resource: null }

function bestAnswers(workspace: Workspace, principal: Principal | undefined): (action: string) => Best {
  if (principal === undefined) return () => nothing
  const held = heldBy(workspace, principal)
  const resourcesOf = resourcesFor(workspace, held)
  return (action) => bestOf(workspace, held, { action, resources: resourcesOf(action) }) ?? nothing
}

function sideOf(principal: Principal | undefined, name: string): SidePrincipal {
  return { id: principal?.id ?? null, name: principal?.name ?? name }
}
