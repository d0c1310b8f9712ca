import { describe, expect, it } from 'vitest'

import type { DecisionKind } from '#engine/evaluate/decision.ts'
import type { Verdict } from '#worker/contract.ts'

import {
  type BoardEvent,
  emptyMemory,
  flipOf,
  flipsBetween,
  remember,
  shownVerdicts,
  type Verdicts,
} from './flips.ts'
import { summaryParts, summaryText } from './summary.ts'

type Short = DecisionKind | 'unknown'

function verdict(short: Short): Verdict {
  if (short === 'unknown') return { kind: 'unknown', reasons: [] }
  return { kind: 'decided', decision: short, sentence: '', deciding: [], blockedBy: [] }
}

function verdicts(shorts: Readonly<Record<string, Short>>): Verdicts {
  return new Map(Object.entries(shorts).map(([id, short]) => [id, verdict(short)]))
}

function depending(text: string): Verdict {
  return { kind: 'depends', text, certainty: 'exact' }
}

function summaryOf(actor: string, now: Verdicts, flips: ReturnType<typeof flipsBetween>): string {
  return summaryText(actor, now.size === 0 ? [] : summaryParts(now, flips))
}

const asAlice = verdicts({ read: 'allowed', write: 'implicitDeny', drop: 'explicitDeny' })
const asRole = verdicts({ read: 'implicitDeny', write: 'allowed', drop: 'implicitDeny' })

/** The ids that a board with these events behind it would mark, with `now` on it. */
function marked(
  events: readonly BoardEvent[],
  now: Verdicts,
  stored: Verdicts = now,
): Record<string, string> {
  const { baseline } = events.reduce(remember, emptyMemory)
  const before =
    baseline.kind === 'stored' ? stored : baseline.kind === 'earlier' ? baseline.verdicts : new Map()
  return Object.fromEntries([...flipsBetween(before, now)].filter(([, flip]) => flip !== 'same'))
}

const settled = (now: Verdicts): BoardEvent => ({ kind: 'answered', shown: now, stored: now })

describe('a flip', () => {
  it.each<[Short, Short, string]>([
    ['implicitDeny', 'allowed', 'gained'],
    ['explicitDeny', 'allowed', 'gained'],
    ['allowed', 'explicitDeny', 'lost'],
    ['implicitDeny', 'explicitDeny', 'same'],
    ['allowed', 'unknown', 'now-unknown'],
    ['unknown', 'allowed', 'now-known'],
    ['unknown', 'unknown', 'same'],
  ])('from %s to %s is %s', (before, after, flip) => {
    expect(flipOf(verdict(before), verdict(after))).toBe(flip)
  })

  it('tells what now hangs on keys, and when it hangs on others than before', () => {
    const [onMfa, onIp] = [depending('there is MFA'), depending('it is home')]
    expect(flipOf(verdict('allowed'), onMfa)).toBe('now-depends')
    expect(flipOf(onMfa, onIp)).toBe('now-depends')
    expect(flipOf(onMfa, depending('there is MFA'))).toBe('same')
    expect(flipOf(onMfa, verdict('allowed'))).toBe('now-known')
  })

  it('is not claimed for a request that was not there before', () => {
    expect(flipOf(undefined, verdict('allowed'))).toBeNull()
  })
})

describe('the baseline', () => {
  it('is what was shown before, when the identity changes', () => {
    expect(marked([settled(asAlice), { kind: 'identity' }], asRole)).toEqual({
      read: 'lost',
      write: 'gained',
    })
  })

  it('stays until the next event, however often the verdicts are answered again', () => {
    const events = [settled(asAlice), { kind: 'identity' } as const, settled(asRole), settled(asRole)]
    expect(marked(events, asRole)).toEqual({ read: 'lost', write: 'gained' })
  })

  it('gives back the other way when the role is exited', () => {
    const events = [
      settled(asAlice),
      { kind: 'identity' } as const,
      settled(asRole),
      { kind: 'identity' } as const,
    ]
    expect(marked(events, asAlice)).toEqual({ read: 'gained', write: 'lost' })
  })

  it('is the stored documents of the same session while drafts decide', () => {
    const events: BoardEvent[] = [settled(asAlice), { kind: 'drafts', decide: true }]
    const drafted = verdicts({ read: 'allowed', write: 'allowed', drop: 'explicitDeny' })
    expect(marked(events, drafted, asAlice)).toEqual({ write: 'gained' })
  })

  it('keeps the flips of a draft once it is applied', () => {
    const drafted = verdicts({ read: 'allowed', write: 'allowed', drop: 'explicitDeny' })
    const events: BoardEvent[] = [
      settled(asAlice),
      { kind: 'drafts', decide: true },
      { kind: 'answered', shown: drafted, stored: asAlice },
      { kind: 'command' },
      { kind: 'drafts', decide: false },
    ]
    expect(marked(events, drafted)).toEqual({ write: 'gained' })
  })

  it('is gone when a draft is dropped without being applied', () => {
    const events: BoardEvent[] = [
      settled(asAlice),
      { kind: 'drafts', decide: true },
      { kind: 'drafts', decide: false },
    ]
    expect(marked(events, asAlice)).toEqual({})
  })

  it('turns around when the change is undone', () => {
    const events: BoardEvent[] = [settled(asAlice), { kind: 'command' }, settled(asRole), { kind: 'command' }]
    expect(marked(events, asAlice)).toEqual({ read: 'gained', write: 'lost' })
  })

  it('is never what another session was told, when a command comes before the new session was answered', () => {
    const events: BoardEvent[] = [settled(asAlice), { kind: 'identity' }, { kind: 'command' }]
    expect(marked(events, asRole)).toEqual({})
  })

  it('of before a reload is taken up, unless something happened since', () => {
    const kept: BoardEvent = { kind: 'kept', verdicts: asAlice }
    expect(marked([{ kind: 'opened' }, kept, settled(asRole)], asRole)).toEqual({
      read: 'lost',
      write: 'gained',
    })
    expect(marked([{ kind: 'opened' }, { kind: 'drafts', decide: true }, kept], asRole)).toEqual({})
    expect(marked([{ kind: 'opened' }, kept, settled(asRole), { kind: 'command' }], asRole)).toEqual({})
  })

  it('is nothing in a workspace just opened', () => {
    expect(marked([settled(asAlice), { kind: 'opened' }], asRole)).toEqual({})
  })
})

describe('the summary', () => {
  it('says how the board stands while nothing changed', () => {
    expect(summaryOf('alice', asAlice, new Map())).toBe('As alice: 1 allowed · 2 denied')
  })

  it('says what changed, once something did', () => {
    expect(summaryOf('DeployRole', asRole, flipsBetween(asAlice, asRole))).toBe(
      'As DeployRole: +1 −1 · 1 same',
    )
  })

  it('counts what cannot be decided', () => {
    const now = verdicts({ read: 'unknown', write: 'allowed' })
    expect(summaryOf('alice', now, new Map())).toBe('As alice: 1 allowed · 0 denied · 1 unknown')
    expect(summaryOf('alice', now, flipsBetween(asAlice, now))).toBe(
      'As alice: +1 −0 · 1 now unknown · 0 same',
    )
  })

  it('counts every row once, and what depends wherever it stands', () => {
    const now = new Map([...asRole, ['mfa', depending('there is MFA')] as const])
    const parts = summaryParts(now, flipsBetween(asAlice, now))
    expect(summaryText('DeployRole', parts)).toBe('As DeployRole: +1 −1 · 1 same · 1 depends')
    expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(now.size)
  })
})

describe('what rows show', () => {
  const some = verdicts({ read: 'implicitDeny' })

  it('keeps what was answered before only until new answers are there', () => {
    expect(shownVerdicts({ verdicts: some, isDone: false, failure: null }, asAlice)).toEqual(
      new Map([...asAlice, ...some]),
    )
    expect(shownVerdicts({ verdicts: asRole, isDone: true, failure: null }, asAlice)).toEqual(asRole)
  })

  it('is no answer of before once the asking failed', () => {
    expect(shownVerdicts({ verdicts: some, isDone: false, failure: 'it died' }, asAlice)).toEqual(some)
  })
})
