import { queryOptions } from '@tanstack/react-query'

import type { Session } from '#sessions/session.ts'
import type { Ask } from '#worker/contract.ts'

import { engine } from '../../state/engines.ts'
import { identityOf } from '../../state/identity-of.ts'
import { local, type Moment } from '../../state/queries.ts'

/** What would turn the decision on `ask` round, with what else it would do to the requests of `board`. */
export function whatFlipsQuery(
  { revision, drafts }: Moment,
  session: Session,
  { ask, board }: { readonly ask: Ask; readonly board: readonly Ask[] },
) {
  return queryOptions({
    ...local,
    queryKey: ['what-flips', revision, identityOf(drafts), session, ask, board],
    queryFn: ({ signal }) => engine('interactive').ask('whatFlips', { session, ask, board, drafts }, signal),
  })
}
