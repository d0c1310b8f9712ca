import Alert from '@cloudscape-design/components/alert'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useMemo } from 'react'

import type { CatalogIndex } from '#catalog/catalog-index.ts'
import type { DifferencePiece } from '#graph/questions/ask-difference.ts'
import type { ActionDifference } from '#graph/questions/difference.ts'
import { isNewAccess } from '#graph/questions/difference.ts'

import { leftOutSentence } from '../parts/explain/difference-line.ts'
import { useSearchParameter } from '../parts/hash-location.ts'
import { AskingState } from '../parts/questions/asking-state.tsx'
import { HeatGrid, itemsAt } from '../parts/questions/heat-grid.tsx'
import { type HeatCell, heatOf } from '../parts/questions/heat-of.ts'
import { useOpenRow } from '../parts/questions/open-row.tsx'
import { useStreamed } from '../parts/questions/use-streamed.ts'
import type { Moment } from '../state/queries.ts'
import type { Comparison } from './comparison.ts'
import { differenceId, differenceGroups, ofGroup } from './difference-groups.ts'
import { DifferenceTable } from './difference-table.tsx'
import { differenceMarkdown, summarySentence, verdictSentence } from './difference-words.ts'
import { OpenedDifference } from './opened-difference.tsx'

type Kept = {
  readonly differences: readonly ActionDifference[]
  readonly done: number
  readonly total: number
}
const keeping = { none: { differences: [], done: 0, total: 0 }, add: gathered }

function gathered({ differences }: Kept, parts: readonly DifferencePiece[]): Kept {
  const last = parts.at(-1)
  const more = parts.flatMap((part) => part.differences)
  return {
    differences: more.length === 0 ? differences : [...differences, ...more],
    done: last?.done ?? 0,
    total: last?.total ?? 0,
  }
}

type DifferenceViewProps = { readonly comparison: Comparison; readonly index: CatalogIndex }

/** What differs: the verdict whether access is new, a grid by service and access level, and the list by what became of it. */
export function DifferenceView({ comparison, index }: DifferenceViewProps): ReactNode {
  const { of, names, standpoints } = comparison
  const question = useMemo(() => {
    const actions = [...index.services.values()].flatMap((one) =>
      [...one.actions.values()].map(({ name }) => name),
    )
    return ({ drafts }: Moment) => {
      const [before, after] = standpoints(drafts)
      return { before, after, of, actions }
    }
  }, [of, standpoints, index])
  const asking = useStreamed<'accessDifference', Kept>('accessDifference', question, keeping)
  const { differences, done, total } = asking.kept
  const leftOut = asking.answer?.leftOut ?? 0
  const heat = useMemo(() => heatOf(index, differences), [index, differences])
  const [place, choose] = useSearchParameter('cell')
  const [openId, open] = useOpenRow()
  const opened = differences.find((one) => differenceId(one) === openId)
  const shown = place === null ? differences : itemsAt(heat, place)
  return (
    <SpaceBetween size="m">
      <AskingState asking={asking} done={done} total={total} noun="questions" />
      {asking.status === 'done' ? (
        <Verdict differences={differences} names={names} leftOut={leftOut} />
      ) : null}
      <LeftOut count={leftOut} />
      {differences.length === 0 ? null : (
        <HeatGrid
          heat={heat}
          label="What differs, by service and access level"
          textOf={cellText}
          chosen={place}
          onChoose={(cell) => choose(cell === place ? null : cell)}
        />
      )}
      {opened === undefined ? null : (
        <OpenedDifference opened={opened} comparison={comparison} onClose={() => open(null)} />
      )}
      {differenceGroups.map((group) => (
        <DifferenceTable
          key={group.id}
          title={place === null ? group.title : `${group.title}: ${place.replace('/', ' · ')}`}
          differences={ofGroup(group, shown)}
          namesWho={of.kind !== 'principals'}
        />
      ))}
    </SpaceBetween>
  )
}

/** `+3 −2 ◐1`: new, lost, now conditional. */
function cellText({ items }: HeatCell<ActionDifference>): string {
  const fresh = items.filter(isNewAccess).length
  const conditional = items.filter(({ kind }) => kind === 'now-conditional').length
  const lost = items.length - fresh - conditional
  const said = [
    ['+', fresh],
    ['−', lost],
    ['◐', conditional],
  ] as const
  return said.flatMap(([sign, count]) => (count === 0 ? [] : [`${sign}${count}`])).join(' ')
}

function LeftOut({ count }: { readonly count: number }): ReactNode {
  if (count === 0) return null
  return <Alert type="info">{leftOutSentence(count)} Choose one to ask them all.</Alert>
}

type VerdictProps = {
  readonly differences: readonly ActionDifference[]
  readonly names: readonly [string, string]
  readonly leftOut: number
}

function Verdict({ differences, names, leftOut }: VerdictProps): ReactNode {
  const isNew = differences.some(isNewAccess)
  return (
    <Alert
      type={isNew ? 'warning' : 'success'}
      header={summarySentence(differences, names)}
      action={
        <CopyToClipboard
          copyButtonText="Copy as Markdown"
          textToCopy={differenceMarkdown(differences, names, leftOut)}
          copySuccessText="Copied"
          copyErrorText="The browser did not let us copy"
        />
      }
    >
      {verdictSentence(differences)}
    </Alert>
  )
}
