import type { Result } from '#engine/result.ts'

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
    append: (step) => announce(storage.append(step), (revision) => ({ kind: 'step', revision, step })),
    retry: () => announce(storage.retry(), () => ({ kind: 'moved' })),
    replace: (history) => announce(storage.replace(history), () => ({ kind: 'moved' })),
    saveDrafts: (drafts) => announce(storage.saveDrafts(drafts), () => ({ kind: 'drafts' })),
  }
}
