import { create } from 'zustand'

import type { ExpectationsPiece } from '#graph/expectations/ask-expectations.ts'
import type { ExpectationResult } from '#graph/expectations/run-expectation.ts'
import { asideKinds } from '#model/aside-kinds.ts'
import type { EntityId, Expectation } from '#model/entities/entity.ts'
import { entityOf } from '#model/workspace.ts'

import { askTwice } from '../state/ask-twice.ts'
import { draftsStore } from '../state/drafts-store.ts'
import { engine } from '../state/engines.ts'
import { followWorkspace, type Step, workspaceStore } from '../state/workspace-store.ts'

/** What became of a test, and of which wording of it. */
export type Outcome = { readonly expectation: Expectation; readonly result: ExpectationResult }

export type TestRun = {
  readonly status: 'running' | 'done' | 'cancelled' | 'failed'
  /** The newest of each; those of before while new ones are on their way. */
  readonly outcomes: ReadonlyMap<EntityId, Outcome>
  /** How many of this run are answered, and how many it asks. */
  readonly asked: number
  readonly total: number
  readonly failure: string | null
  /** Counts the runs that came to their end; of those that asked nothing the first alone. */
  readonly runs: number
}

const atFirst: TestRun = {
  status: 'running',
  outcomes: new Map(),
  asked: 0,
  total: 0,
  failure: null,
  runs: 0,
}

export const testRunStore = create<TestRun>()(() => atFirst)

/** While somebody types, a run waits so long for the next key, in milliseconds. */
const pause = 40

/** What the next run has to ask: these tests, null for all. Emptied when a run came to its end. */
let due: ReadonlySet<EntityId> | null = null
let stop: AbortController | null = null
let timer: ReturnType<typeof setTimeout> | undefined
let isKept = false

/** Run the tests from now on after every change that can turn one, edits in progress included. */
export function keepTestsRun(): void {
  if (isKept) return
  isKept = true
  followWorkspace((step) => {
    if (step.kind === 'opened') testRunStore.setState(atFirst, true)
    runSoon(toAsk(step))
  })
  draftsStore.subscribe((now, before) => {
    if (now.deciding !== before.deciding) runSoon(null)
  })
  runSoon(null)
}

/** Run all of them once more. */
export function runTestsAgain(): void {
  runSoon(null)
}

/** Give up the run that is under way. What was found stays. */
export function stopTests(): void {
  clearTimeout(timer)
  stop?.abort()
  testRunStore.setState(({ status }) => ({ status: status === 'running' ? 'cancelled' : status }))
}

/** A change of tests alone turns no other test, and one of the board none at all. */
export function toAsk(step: Step): ReadonlySet<EntityId> | null {
  if (step.kind === 'opened') return null
  const { added, updated, removed } = step.change
  const touched = [...added, ...updated.map(([, to]) => to), ...removed]
  const isAside = touched.every(({ kind }) => asideKinds.has(kind))
  return isAside ? new Set(touched.map(({ id }) => id)) : null
}

function runSoon(more: ReadonlySet<EntityId> | null): void {
  due = due === null || more === null ? null : new Set([...due, ...more])
  stop?.abort()
  clearTimeout(timer)
  timer = setTimeout(() => void run(), pause)
}

async function run(): Promise<void> {
  const { workspace } = workspaceStore.getState()
  const only = due === null ? null : [...due].filter((id) => entityOf(workspace, 'expectation', id))
  const controller = new AbortController()
  stop = controller
  const total = only?.length ?? countIn(workspace)
  testRunStore.setState({ status: 'running', asked: 0, total, failure: null })
  try {
    const drafts = draftsStore.getState().deciding
    const ask = () => {
      if (!controller.signal.aborted) testRunStore.setState({ asked: 0 })
      return engine('analysis').ask('runExpectations', { only, drafts }, controller.signal, keep)
    }
    if (total > 0) await askTwice(ask)
    if (controller.signal.aborted) return
    due = new Set()
    testRunStore.setState(({ runs }) => ({ status: 'done', runs: total === 0 && runs > 0 ? runs : runs + 1 }))
  } catch (error) {
    if (controller.signal.aborted) return
    const failure = error instanceof Error ? error.message : String(error)
    testRunStore.setState({ status: 'failed', failure })
  }

  function keep({ results }: ExpectationsPiece): void {
    if (controller.signal.aborted) return
    const found = results.flatMap(([id, result]): readonly (readonly [EntityId, Outcome])[] => {
      const expectation = entityOf(workspace, 'expectation', id)
      return expectation === undefined ? [] : [[id, { expectation, result }]]
    })
    testRunStore.setState(({ outcomes, asked }) => ({
      outcomes: new Map([...outcomes, ...found]),
      asked: asked + results.length,
    }))
  }
}

function countIn({
  entities,
}: {
  readonly entities: ReadonlyMap<EntityId, { readonly kind: string }>
}): number {
  let count = 0
  for (const { kind } of entities.values()) if (kind === 'expectation') count += 1
  return count
}
