import Box from '@cloudscape-design/components/box'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

import { entityNouns } from '#console/wording/entity-nouns.ts'
import type { Change } from '#model/change.ts'

import { countsByKind } from './counts-by-kind.ts'
import type { ImportMode } from './use-import.ts'

type ChangeCountsProps = {
  readonly change: Change
  readonly accountIds: readonly string[]
  readonly mode: ImportMode
}

const number = (count: number) => count.toLocaleString('en')

/** What the files bring, by kind; where they are added to what is open, how much of it is new. */
export function ChangeCounts({ change, accountIds, mode }: ChangeCountsProps): ReactNode {
  const kinds = countsByKind(change).map(({ kind, added, updated }) => ({
    label: capitalized(entityNouns[kind].many),
    value: mode === 'replace' ? number(added) : `${number(added)} new, ${number(updated)} updated`,
  }))
  const accounts =
    accountIds.length === 0
      ? []
      : [{ label: accountIds.length === 1 ? 'Account' : 'Account ids', value: accountIds.join(', ') }]
  return (
    <SpaceBetween size="m">
      <KeyValuePairs columns={4} items={[...accounts, ...kinds]} />
      <Box variant="p">
        {mode === 'replace'
          ? 'All that the open workspace holds is removed; one undo brings it back.'
          : `${number(change.added.length)} added, ${number(change.updated.length)} updated, ${number(change.removed.length)} removed. Nothing else in the workspace changes.`}
      </Box>
    </SpaceBetween>
  )
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
