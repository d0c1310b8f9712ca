import { conditionsText, waysText } from '#engine/explain/condition-words.ts'
import { openAccess } from '#graph/board/open-access.ts'
import type { Access } from '#graph/questions/access-of.ts'
import type { Workspace } from '#model/workspace.ts'
import { callerOf } from '#sessions/caller-of.ts'
import type { Session } from '#sessions/session.ts'

import type { Ask, Verdict } from './contract.ts'

/** What becomes of `verdict`, the answer where the keys that nobody knows are absent, as they may be anything. */
export function openVerdict(
  workspace: Workspace,
  session: Session,
  { ask, verdict }: { readonly ask: Ask; readonly verdict: Verdict },
): Verdict {
  const access = openAccess(workspace, callerOf(workspace, session), ask)
  switch (access.state) {
    case 'allowed':
    case 'denied':
      return verdict // what holds for every value holds where the keys are absent
    case 'unknown':
      if (access.reasons.length > 0) return { kind: 'unknown', reasons: access.reasons }
      return { kind: 'depends', text: plain(conditionsText(access.conditions)), certainty: 'unproved' }
    case 'conditional':
      // an account that can't be seen is taken to allow, as it is where every key is known
      if (access.isOutside && access.ways.some((way) => way.length === 0)) return verdict
      return { kind: 'depends', text: plain(textOf(access)), certainty: certaintyOf(access) }
  }
}

type Conditional = Extract<Access, { readonly state: 'conditional' }>

function textOf({ ways, conditions }: Conditional): string {
  return waysText(ways.length > 0 ? ways : [conditions])
}

function certaintyOf({ isExact, ways, isOutside }: Conditional): 'exact' | 'some-ways' {
  return isExact && ways.length > 0 && !isOutside ? 'exact' : 'some-ways'
}

function plain(text: string): string {
  return text.replaceAll('`', '')
}
