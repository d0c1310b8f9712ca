import { describe, expect, it } from 'vitest'

import { workspaceAfter } from '#console/state/workspace-after.ts'
import { reverseChange } from '#model/change.ts'
import { createAccount } from '#model/commands/create-account.ts'
import { emptyWorkspace } from '#model/workspace.ts'
import { advance, type History } from '#persistence/history.ts'
import { accepted } from '#testing/accounts.ts'

import { timelineDays } from './history-points.ts'

const start: History = { workspace: emptyWorkspace('w'), past: [], future: [] }

function withAccount(history: History, digit: string, at: string | null): History {
  const input = { accountId: digit.repeat(12), name: digit, ownership: 'own' } as const
  return advance(history, { by: 'command', change: accepted(createAccount(history.workspace, input)), at })
}

function undone(history: History): History {
  const change = history.past.at(-1)
  if (change === undefined) throw new Error('nothing to undo')
  return advance(history, { by: 'undo', change: reverseChange(change), at: '2026-04-01T12:00:00Z' })
}

const two = [
  ['1', null],
  ['2', '2026-03-01T12:00:00Z'],
  ['3', '2026-03-01T12:30:00Z'],
] as const
const three = two.reduce((history, [digit, at]) => withAccount(history, digit, at), start)

describe('the timeline', () => {
  it('shows the newest change first, by days, and those of an unknown time by themselves', () => {
    const days = timelineDays(three)
    expect(days.map(({ day, entries }) => [day, entries.map(({ index }) => index)])).toEqual([
      ['2026-03-01', [2, 1]],
      [null, [0]],
    ])
  })

  it('keeps what was taken back, at the time when it was made', () => {
    const [newest] = timelineDays(undone(three))[0]?.entries ?? []
    expect(newest).toMatchObject({ index: 2, isUndone: true, change: { at: '2026-03-01T12:30:00Z' } })
  })

  it.each([0, 1, 2, 3])('knows the workspace after %i changes, also those that were taken back', (count) => {
    const after = workspaceAfter(undone(undone(three)), count)
    expect([...after.entities.values()].map((entity) => 'name' in entity && entity.name)).toEqual(
      ['1', '2', '3'].slice(0, count),
    )
  })
})
