import { hangingOf } from '#graph/all-conditions.ts'
import type { Relation } from '#graph/relations/relation.ts'
import { absentKind } from '#graph/stranger-kind.ts'

/** A hop of a way, with its reason, as the command line prints it. */
export function hopLine(hop: Relation) {
  const { from, to, kind, state, sentence, deciding } = hop
  const { conditions, ...besides } = hangingOf(hop)
  const statements = deciding.map(({ policy, statement, sid }) => ({ policy, statement, sid }))
  return {
    from,
    ...(isOfNobody(hop) ? { who: absentKind(from) } : {}),
    to,
    kind,
    state,
    ...(conditions.length === 0 ? {} : { conditions }),
    ...besides,
    sentence,
    statements,
  }
}

/** Does it come from somebody who isn't there? The account is ours then. */
function isOfNobody(hop: Relation): boolean {
  return hop.kind === 'assume' && hop.reason === 'no-such-principal'
}
