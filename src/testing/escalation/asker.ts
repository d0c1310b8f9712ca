import { authorize } from '#engine/evaluate/authorize.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { Caller } from '#model/caller.ts'
import type { Principal, Role } from '#model/entities/entity.ts'
import { arn } from '#model/entities/names.ts'
import { resolve } from '#model/resolve.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { statement } from '../small-trust.ts'
import { type Choice, environmentsOf, isIdle, saidIn } from './calls-made.ts'
import type { Told } from './told.ts'

/** One principal, of whom requests are asked one at a time. */
export type Asker = {
  readonly workspace: Workspace
  readonly actor: Principal
  readonly spelled: readonly string[]
  readonly ask: Ask
}

/** Of a role that is assumed, `onceTrusted` as if its trust policy named the actor. */
type Ask = (
  action: string,
  resource: string,
  passedTo: string | undefined,
  onceTrusted?: boolean,
) => Told | null

/** What callers may say, and what `*` may stand for. */
export type Ground = { readonly chosen: readonly Choice[]; readonly spelled: readonly string[] }

/** Asks as the user, or as a session of the role. Null where it is denied whatever callers say. */
export function askerFor(workspace: Workspace, actor: Principal, { chosen, spelled }: Ground): Asker {
  const caller: Caller =
    actor.kind === 'user'
      ? { kind: 'user', user: actor.arn, context: {} }
      : { kind: 'role-session', role: actor.arn, sessionName: 's', context: {}, sessionPolicies: [] }
  const patterns = actionPatternsIn(workspace)
  const known = new Map<string, Told | null>()
  const asked: Ask = (action, resource, passedTo, onceTrusted): Told | null => {
    const there = onceTrusted === true ? trusting(workspace, actor, resource) : workspace
    const isAllowed = (context: RequestContext): boolean => {
      const whole = passedTo === undefined ? context : { ...context, 'iam:PassedToService': passedTo }
      const resolution = resolve(there, caller, { action, resource, context: whole })
      if (resolution.kind === 'unknown') throw new Error(`can't be decided: ${action} on ${resource}`)
      return authorize(resolution.request, resolution.policies).decision === 'allowed'
    }
    const call = { action, resource }
    const answers = saidIn(workspace, chosen, call).flatMap((said) => {
      const isVain = isIdle({ workspace, actor }, call, said)
      // taking away is told of what matters alone
      if (isVain && action.startsWith('iam:Detach')) return []
      return environmentsOf(action, resource).map((one) => ({
        isVain,
        isAllowed: isAllowed(Object.assign({}, one, said)),
      }))
    })
    if (!answers.some((one) => one.isAllowed && !one.isVain)) return null
    return answers.every((one) => one.isAllowed) ? 'allowed' : 'conditional'
  }
  return {
    workspace,
    actor,
    spelled,
    ask: (action, resource, passedTo, onceTrusted) => {
      // no Allow anywhere
      if (onceTrusted !== true && !patterns.some((pattern) => pattern.test(action))) return null
      const key = `${action} ${resource} ${passedTo} ${onceTrusted}`
      const told = known.has(key) ? (known.get(key) ?? null) : asked(action, resource, passedTo, onceTrusted)
      known.set(key, told)
      return told
    },
  }
}

/** With the role there, new or not, and its trust policy naming the actor alone. */
function trusting(workspace: Workspace, { arn: by, accountId }: Principal, role: string): Workspace {
  const there = entityOf(workspace, 'role', arn(role))
  const trustPolicy = statement({ Effect: 'Allow', Principal: { AWS: by }, Action: 'sts:AssumeRole' })
  const changed: Role = {
    kind: 'role',
    id: role,
    arn: arn(role),
    accountId,
    path: '/',
    name: role.slice(role.lastIndexOf('/') + 1),
    uniqueId: 'AROANEWNEWNEWNEWNEW0',
    createDate: '2026-01-01T00:00:00Z',
    attachedPolicies: [],
    inlinePolicies: [],
    description: '',
    permissionsBoundary: null,
    maxSessionDuration: 3600,
    lastUsed: null,
    tags: {},
    ...there,
    trustPolicy,
  }
  return { ...workspace, entities: new Map(workspace.entities).set(changed.id, changed) }
}

/** Actions that any document of the workspace speaks of. */
function actionPatternsIn({ entities }: Workspace): readonly RegExp[] {
  const text = JSON.stringify([...entities.values()])
  const actions = new Set([...text.matchAll(/"([a-z0-9-]+:[A-Za-z*?]+)"/g)].map(([, action = '']) => action))
  return [...actions].map(
    (action) => new RegExp(`^${action.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i'),
  )
}
