import type { Besides } from '#graph/questions/flip.ts'
import type { Expectation, Expected } from '#model/entities/entity.ts'
import type { Ask } from '#worker/contract.ts'

/** What a change would do besides, line by line; a single line where it would do nothing. */
export function effectLines(
  besides: Besides,
  board: readonly Ask[],
  expectations: ReadonlyMap<string, Expectation>,
): readonly string[] {
  const asks = (places: readonly number[], sign: string) =>
    places.flatMap((at) => {
      const ask = board[at]
      return ask === undefined ? [] : [`${sign} ${ask.action} on ${ask.resource}`]
    })
  const expected = (ids: readonly string[]) =>
    ids.map((id) => {
      const expectation = expectations.get(id)
      return expectation === undefined ? id : expectationName(expectation)
    })
  const moves = [...asks(besides.gained, '+'), ...asks(besides.lost, '−')]
  const broken = expected(besides.broken)
  const mended = expected(besides.mended)
  return [
    ...(moves.length === 0 ? [] : [`On your boards: ${shortList(moves, ', ')}`]),
    ...(broken.length === 0 ? [] : [`Makes ${counted(broken)} fail: ${shortList(broken, '; ')}`]),
    ...(mended.length === 0 ? [] : [`Makes ${counted(mended)} pass: ${shortList(mended, '; ')}`]),
    ...(moves.length + broken.length + mended.length === 0
      ? [`Changes nothing else on your boards${expectations.size === 0 ? '' : '; no test changes'}.`]
      : []),
  ]
}

/** How many are named. */
const most = 4

function shortList(texts: readonly string[], between: string): string {
  const rest = texts.length - most
  return texts.slice(0, most).join(between) + (rest > 0 ? ` and ${rest} more` : '')
}

function counted(names: readonly string[]): string {
  return names.length === 1 ? 'a test' : `${names.length} tests`
}

const should: Readonly<Record<Expected['kind'], string>> = {
  allowed: 'should be allowed',
  denied: 'should be denied',
  allowedOnlyWith: 'should be allowed under conditions alone',
}

/** Its note, or what it says. */
function expectationName({ note, principal, action, resource, expected }: Expectation): string {
  if (note !== '') return `“${note}”`
  const who = typeof principal === 'string' ? (principal.split('/').at(-1) ?? principal) : 'a named caller'
  return `${who}, ${action} on ${resource}, ${should[expected.kind]}`
}
