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
  /** What the workspace is called afterwards, where that changes; else null. */
  readonly newName: string | null
}

const number = (count: number) => count.toLocaleString('en')

/** What the files bring, by kind; where they are added to what is open, how much of it is new. */
export function ChangeCounts({ change, accountIds, mode, newName }: ChangeCountsProps): ReactNode {
  const kinds = countsByKind(change).map(({ kind, added, updated }) => ({
    label: capitalized(entityNouns[kind].many),
    value: mode === 'add' ? `${number(added)} new, ${number(updated)} updated` : number(added),
  }))
  const accounts =
    accountIds.length === 0
      ? []
      : [{ label: accountIds.length === 1 ? 'Account' : 'Account ids', value: accountIds.join(', ') }]
  return (
    <SpaceBetween size="m">
      <KeyValuePairs columns={4} items={[...accounts, ...kinds]} />
      <Box variant="p">
        {consequence(mode, change)}
        {newName === null ? null : ` The workspace is then called ${newName}.`}
      </Box>
    </SpaceBetween>
  )
}

function consequence(mode: ImportMode, { added, updated, removed }: Change): string {
  switch (mode) {
    case 'replace':
      return 'All that the open workspace holds is removed; one undo brings it back.'
    case 'add':
      return `${number(added.length)} added, ${number(updated.length)} updated, ${number(removed.length)} removed. Nothing else in the workspace changes.`
    case 'new':
      return 'The open workspace stays as it is. The menu with its name leads back to it.'
  }
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
