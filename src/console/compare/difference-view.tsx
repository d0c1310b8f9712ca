import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useMemo, useState } from 'react'

import type { CatalogIndex } from '#catalog/catalog-index.ts'
import type { ActionDifference, DifferencePiece } from '#graph/questions/access-difference.ts'
import { isNewAccess } from '#graph/questions/access-difference.ts'
import { askerOf } from '#graph/questions/askers.ts'
import { entityOf } from '#model/workspace.ts'

import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { useSearchParameter } from '../parts/hash-location.ts'
import { AccessState, accessText, stateWord } from '../parts/questions/access-words.tsx'
import { AskingState } from '../parts/questions/asking-state.tsx'
import { CallerExplanation } from '../parts/questions/caller-explanation.tsx'
import { HeatGrid, itemsAt } from '../parts/questions/heat-grid.tsx'
import { type HeatCell, heatOf } from '../parts/questions/heat-of.ts'
import { useStreamed } from '../parts/questions/use-streamed.ts'
import { useWorkspace } from '../parts/use-entities.ts'
import type { Moment } from '../state/queries.ts'
import { differenceMarkdown, kindWords, summarySentence, verdictSentence } from './difference-words.ts'

type Kept = {
  readonly differences: readonly ActionDifference[]
  readonly done: number
  readonly total: number
}
const keeping = { none: { differences: [], done: 0, total: 0 }, add: gathered }

function gathered({ differences }: Kept, parts: readonly DifferencePiece[]): Kept {
  const last = parts.at(-1)
  return {
    differences: [...differences, ...parts.flatMap((part) => part.differences)],
    done: last?.done ?? 0,
    total: last?.total ?? 0,
  }
}

type DifferenceViewProps = {
  readonly before: string
  readonly after: string
  readonly onlyAfterHasEdits: boolean
  readonly index: CatalogIndex
}

/** What differs, by service and access level, with the verdict whether access is new. */
export function DifferenceView({ before, after, onlyAfterHasEdits, index }: DifferenceViewProps): ReactNode {
  const question = useMemo(() => {
    const actions = [...index.services.values()].flatMap((one) =>
      [...one.actions.values()].map(({ name }) => name),
    )
    return ({ drafts }: Moment) => ({
      before: { principal: before, drafts: onlyAfterHasEdits ? [] : drafts },
      after: { principal: after, drafts },
      actions,
    })
  }, [before, after, onlyAfterHasEdits, index])
  const asking = useStreamed<'accessDifference', Kept>('accessDifference', question, keeping)
  const { differences, done, total } = asking.kept
  const heat = useMemo(() => heatOf(index, differences), [index, differences])
  const [place, choose] = useSearchParameter('cell')
  const [opened, open] = useState<ActionDifference | null>(null)
  const columns = useMemo(() => columnsFor(open), [])
  const names = [nameOf(before), onlyAfterHasEdits ? `${nameOf(after)} with edits` : nameOf(after)] as const
  return (
    <SpaceBetween size="m">
      <AskingState asking={asking} done={done} total={total} noun="actions" />
      {asking.status === 'done' ? <Verdict differences={differences} names={names} /> : null}
      {differences.length === 0 ? null : (
        <HeatGrid
          heat={heat}
          label="What differs, by service and access level"
          textOf={cellText}
          chosen={place}
          onChoose={choose}
        />
      )}
      {differences.length === 0 ? null : (
        <EntityTable
          title={place === null ? 'All differences' : place.replace('/', ' · ')}
          items={place === null ? differences : itemsAt(heat, place)}
          columns={columns}
          idOf={({ action, kind }) => `${action} ${kind}`}
          about="Nothing differs here."
        />
      )}
      {opened === null ? null : <Opened opened={opened} sides={[before, after]} onClose={() => open(null)} />}
    </SpaceBetween>
  )
}

function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}

function cellText({ items }: HeatCell<ActionDifference>): string {
  const fresh = items.filter(isNewAccess).length
  const rest = items.length - fresh
  return [...(fresh > 0 ? [`+${fresh}`] : []), ...(rest > 0 ? [`−${rest}`] : [])].join(' ')
}

type VerdictProps = {
  readonly differences: readonly ActionDifference[]
  readonly names: readonly [string, string]
}

function Verdict({ differences, names }: VerdictProps): ReactNode {
  const isNew = differences.some(isNewAccess)
  return (
    <Alert
      type={isNew ? 'warning' : 'success'}
      header={summarySentence(differences, names)}
      action={
        <CopyToClipboard
          copyButtonText="Copy as Markdown"
          textToCopy={differenceMarkdown(differences, names)}
          copySuccessText="Copied"
          copyErrorText="The browser did not let us copy"
        />
      }
    >
      {verdictSentence(differences)}
    </Alert>
  )
}

type OpenedProps = {
  readonly opened: ActionDifference
  readonly sides: readonly [before: string, after: string]
  readonly onClose: () => void
}

/** Both sides explained: which statements made the difference. */
function Opened({ opened, sides, onClose }: OpenedProps): ReactNode {
  const workspace = useWorkspace()
  return [opened.before, opened.after].map((access, at) => {
    const id = sides[at] ?? ''
    const principal = entityOf(workspace, 'user', id) ?? entityOf(workspace, 'role', id)
    const caller = principal === undefined ? undefined : askerOf(principal).callers[0]
    if (principal === undefined || caller === undefined) return null
    const context = access.state === 'conditional' ? access.witness : {}
    return (
      <CallerExplanation
        key={at === 0 ? 'before' : 'after'}
        name={`${at === 0 ? 'Before' : 'After'}: ${principal.name}`}
        caller={caller}
        ask={{ action: opened.action, resource: opened.resource, context }}
        note={accessText(access)}
        onClose={onClose}
      />
    )
  })
}

function columnsFor(
  onOpen: (difference: ActionDifference) => void,
): readonly EntityColumn<ActionDifference>[] {
  return [
    { id: 'action', header: 'Action', text: ({ action }) => action },
    { id: 'kind', header: 'Change', text: ({ kind }) => kindWords[kind] },
    {
      id: 'before',
      header: 'Before',
      text: ({ before }) => stateWord(before.state),
      cell: ({ before }) => <AccessState state={before.state} />,
    },
    {
      id: 'after',
      header: 'After',
      text: ({ after }) => stateWord(after.state),
      cell: ({ after }) => <AccessState state={after.state} />,
    },
    { id: 'resource', header: 'For example on', text: ({ resource }) => resource },
    {
      id: 'conditions',
      header: 'On what it hangs',
      text: ({ before, after }) => accessText(after) || accessText(before) || '-',
    },
    {
      id: 'why',
      header: '',
      text: null,
      cell: (difference) => (
        <Button
          variant="inline-link"
          ariaLabel={`Why ${difference.action}`}
          onClick={() => onOpen(difference)}
        >
          Why
        </Button>
      ),
    },
  ]
}
