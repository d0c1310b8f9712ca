import type { Relation } from '#graph/relations/relation.ts'

/** A hop of a way, with its reason, as the command line prints it. */
export function hopLine({ from, to, kind, state, conditions, sentence, deciding }: Relation) {
  const statements = deciding.map(({ policy, statement, sid }) => ({ policy, statement, sid }))
  return { from, to, kind, state, ...(conditions.length === 0 ? {} : { conditions }), sentence, statements }
}
