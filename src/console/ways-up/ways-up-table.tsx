import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import { type ReactNode, useMemo } from 'react'

import type { WayUp } from '#graph/escalation/ask-ways-up.ts'
import { accountId, arn } from '#model/entities/names.ts'

import { ArnLink } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { AccessState, stateWord } from '../parts/questions/access-words.tsx'
import { lastName } from '../wording/session-wording.ts'
import {
  assumedText,
  nothingFoundSentence,
  reaches,
  reachWords,
  untoldText,
  whereText,
} from '../wording/ways-up-wording.ts'
import { keyOf } from './gather-ways-up.ts'

type WaysUpTableProps = {
  readonly ways: readonly WayUp[]
  readonly isDone: boolean
  readonly isFiltered: boolean
  /** Is it about one user or role? */
  readonly isOfOne: boolean
  readonly onOpen: (way: WayUp) => void
}

/** The ways, those that lead furthest first. */
export function WaysUpTable({ ways, isDone, isFiltered, isOfOne, onOpen }: WaysUpTableProps): ReactNode {
  // oxlint-disable-next-line react/exhaustive-deps -- what opening does stays the same
  const columns = useMemo(() => columnsFor(onOpen), [])
  return (
    <EntityTable
      title="Ways"
      items={ways}
      columns={columns}
      idOf={keyOf}
      accountOf={({ principal }) => accountId(principal.split(':')[4] ?? '')}
      about={emptySentence({ isDone, isFiltered, isOfOne })}
    />
  )
}

function emptySentence({
  isDone,
  isFiltered,
  isOfOne,
}: Pick<WaysUpTableProps, 'isDone' | 'isFiltered' | 'isOfOne'>): string {
  if (!isDone) return 'None was found yet.'
  return isFiltered ? 'None of this kind.' : nothingFoundSentence(isOfOne)
}

function columnsFor(onOpen: (way: WayUp) => void): readonly EntityColumn<WayUp>[] {
  return [
    {
      id: 'who',
      header: 'Who',
      text: ({ principal }) => `${lastName(principal)} ${principal}`,
      cell: ({ principal }) => <ArnLink arn={arn(principal)} />,
    },
    {
      id: 'way',
      header: 'Way up',
      text: ({ name, technique, steps }) =>
        [name, technique, ...steps.map(({ permission }) => permission)].join(' '),
      cell: (way) => (
        <Link ariaLabel={`${way.name}: steps for ${lastName(way.principal)}`} onFollow={() => onOpen(way)}>
          {way.name}
        </Link>
      ),
    },
    {
      id: 'reach',
      header: 'What is gained',
      text: ({ reach, targets }) => `${reachWords[reach]} ${gainsOf(targets)}`,
      order: ({ reach }) => String(reaches.indexOf(reach)),
      cell: ({ reach, targets, count }) => {
        const gains = count === 1 ? (targets[0]?.gains ?? null) : null
        return gains === null ? (
          reachWords[reach]
        ) : (
          <>
            {reachWords[reach]}: <ArnLink arn={arn(gains)} />
          </>
        )
      },
    },
    {
      id: 'on',
      header: 'On',
      text: onText,
      cell: (way) => <Targets way={way} />,
    },
    {
      id: 'state',
      header: 'Answer',
      text: ({ state }) => stateWord(state),
      cell: ({ state }) => <AccessState state={state} />,
    },
    {
      id: 'conditions',
      header: 'On what it hangs',
      text: hangsOnText,
    },
  ]
}

function hangsOnText(way: WayUp): string {
  const where = way.conditions.length === 0 ? null : whereText(way)
  return [where, untoldText(way), assumedText(way)].filter((text) => text !== null).join('. ') || '-'
}

function gainsOf(targets: WayUp['targets']): string {
  return targets.flatMap(({ gains }) => (gains === null ? [] : [lastName(gains)])).join(' ')
}

function onText({ targets, count }: WayUp): string {
  const named = targets.flatMap(({ target }) => (target === null ? [] : [lastName(target)]))
  return `${count} ${named.join(' ')}`
}

function Targets({ way: { targets, count } }: { readonly way: WayUp }): ReactNode {
  const first = targets[0]?.target ?? null
  if (first === null) return 'Something new'
  return (
    <>
      <ArnLink arn={arn(first)} />
      {count > 1 ? (
        <Box variant="span" color="text-body-secondary">
          {' '}
          and {(count - 1).toLocaleString('en')} more
        </Box>
      ) : null}
    </>
  )
}
