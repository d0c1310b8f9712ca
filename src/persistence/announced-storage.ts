import type { Result } from '#engine/result.ts'

import type { Step } from './history.ts'
import type { StorageProblem } from './storage-problem.ts'
import type { Storage } from './storage.ts'
import type { TabChannel, TabMessage } from './tab-channel.ts'

/** `storage`, telling the other tabs of everything as soon as it is on disk. */
export function announcedStorage(storage: Storage, channel: TabChannel): Storage {
  async function announce<Value>(
    outcome: Promise<Result<Value, StorageProblem>>,
    message: (value: Value) => TabMessage,
  ): Promise<Result<Value, StorageProblem>> {
    const answer = await outcome
    if (answer.ok) channel.say(message(answer.value))
    return answer
  }
  return {
    ...storage,
    append: (step, draft) => announce(storage.append(step, draft), (revision) => messageOf(step, revision)),
    retry: () => announce(storage.retry(), () => ({ kind: 'moved' })),
    replace: (history) => announce(storage.replace(history), () => ({ kind: 'moved' })),
    saveDrafts: (drafts) => announce(storage.saveDrafts(drafts), () => ({ kind: 'drafts' })),
  }
}

/** A step of so many entities is read from storage by those who follow: telling it would copy it for every tab. */
const mostTold = 400

function messageOf(step: Step, revision: number): TabMessage {
  const { added, updated, removed } = step.change
  const isBig = added.length + 2 * updated.length + removed.length > mostTold
  return isBig ? { kind: 'moved' } : { kind: 'step', revision, step }
}
