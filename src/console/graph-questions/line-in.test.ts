import { describe, expect, it } from 'vitest'

import { trustGraphOf } from '#graph/trust.ts'
import { smallCompany } from '#testing/accounts.ts'

import { resolved } from './graph-question.ts'
import { lineIn } from './line-in.ts'
import { askedIn } from './use-asked.ts'

const workspace = smallCompany()
const around = { workspace, graph: trustGraphOf(workspace) }

/** What is said at the line of an address. */
function errorAt(search: string): string | null {
  const asked = askedIn(new URLSearchParams(search))
  const question = asked.question === null ? null : resolved(asked.question, around)
  return lineIn(asked, question, around).note.error
}

const all = 'The graph below is shown as if nothing was asked.'

describe('what is said at a line that is not understood', () => {
  it.each([
    ['how does alice get to Deploy where colour = red', '“colour = red” is not understood'],
    ['who can reach Deploy where', 'Nothing stands behind “where”'],
    ['cycles in 3 steps', 'Only ways from one end to another have a length'],
    ['tell me everything', 'This is no question'],
    ['how does alice get to', 'The question is not finished'],
    ['what can nobody-there reach', 'Nothing here is called “nobody-there”'],
  ])('is that nothing is limited by it: %s', (line, why) => {
    const error = errorAt(`line=${encodeURIComponent(line)}`)
    expect(error).toContain(why)
    expect(error?.endsWith(all)).toBe(true)
  })

  it('is that the answer is not limited, where the question is and its filter is not', () => {
    const asking = 'ask=paths&from=alice&to=Deploy&where='
    expect(errorAt(`${asking}colour+%3D+red`)).toBe(
      '“colour = red” is not understood and limits nothing: the answer is shown without it. Filters are by account, unit, kind, path, tag, condition or state: “where state = Conditional and account != 111122223333 and not admin”.',
    )
    expect(errorAt(`${asking}account+%3D+a+and+state`)).toContain('“state” is not understood')
    expect(errorAt(`${asking}state+%3D+Conditional`)).toBe(null)
  })

  it('is nothing where there is nothing to say', () => {
    expect(errorAt('')).toBe(null)
    expect(errorAt('line=')).toBe('Type a question, or choose an example.')
    expect(errorAt('line=cycles')).toBe(null)
  })
})
