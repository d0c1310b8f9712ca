import { queryOptions } from '@tanstack/react-query'

import { askerOf } from '#graph/questions/askers.ts'
import type { Principal } from '#model/entities/entity.ts'
import type { Ask } from '#worker/contract.ts'

import { engine } from '../../state/engines.ts'
import { identityOf } from '../../state/identity-of.ts'
import { local, type Moment } from '../../state/queries.ts'

/**
 * What a user or role may do on whatever their session brings, and the explanation where it hangs on nothing. Either is null
 * where it can't be asked.
 */
export function principalAnswerQuery({ revision, drafts }: Omit<Moment, 'now'>, who: Principal, ask: Ask) {
  return queryOptions({
    ...local,
    queryKey: ['principal-answer', revision, identityOf(drafts), who.id, ask],
    queryFn: async ({ signal }) => {
      const { action, resource } = ask
      const [caller] = askerOf(who).callers
      const question = { principal: who.id, action, resources: [resource], drafts }
      const [[found], explained] = await Promise.all([
        engine('interactive').ask('whatCanOn', question, signal),
        caller === undefined
          ? null
          : engine('interactive').ask('explainCaller', { caller, ask, change: null, drafts }, signal),
      ])
      return { access: found?.access ?? null, explained }
    },
  })
}
