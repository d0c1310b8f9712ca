import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useMemo, useState } from 'react'

import type { WaysUpAnswer } from '#graph/escalation/ask-ways-up.ts'
import { arn } from '#model/entities/names.ts'

import { ArnLink } from '../parts/entity-link.tsx'
import { useSearchParameter } from '../parts/hash-location.ts'
import { AskingState } from '../parts/questions/asking-state.tsx'
import { useStreamed } from '../parts/questions/use-streamed.ts'
import type { Moment } from '../state/queries.ts'
import { administratorsSentence, waysUpSummary } from '../wording/ways-up-wording.ts'
import { chosenWays, gatherWaysUp, keyOf, noWaysUp, type WaysUpKept } from './gather-ways-up.ts'
import { NotLookedForSection } from './not-looked-for-section.tsx'
import { UnreadNote } from './unread-note.tsx'
import { WayUpPanel } from './way-up-panel.tsx'
import { WaysUpFilters } from './ways-up-filters.tsx'
import { WaysUpTable } from './ways-up-table.tsx'

/** Every known way for a user or role to more than it was given, each with what it takes. */
export function WaysUpScreen(): ReactNode {
  const [of, setOf] = useSearchParameter('of')
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Known ways for a user or role to gain more than it was given. Each permission that a way takes is asked of the engine, with its conditions, boundaries and the policies of the organization."
      >
        Ways up
      </Header>
      {of === null ? null : (
        <Box variant="p">
          Only of <ArnLink arn={arn(of)} />.{' '}
          <Button variant="inline-link" onClick={() => setOf(null)}>
            Show everybody’s
          </Button>
        </Box>
      )}
      <FoundWays key={`ways of ${of}`} of={of} />
    </SpaceBetween>
  )
}

const keeping = { none: noWaysUp, add: gatherWaysUp }

function FoundWays({ of }: { readonly of: string | null }): ReactNode {
  const question = useMemo(
    () =>
      ({ drafts }: Moment) => ({ of, drafts }),
    [of],
  )
  const asking = useStreamed<'waysUp', WaysUpKept>('waysUp', question, keeping)
  const { ways, unread, done, total } = asking.kept
  const [category, setCategory] = useSearchParameter('category')
  const [state, setState] = useSearchParameter('state')
  const [isWhole, setWhole] = useState(false)
  const [openKey, open] = useState<string | null>(null)
  const withAdministrators = isWhole || of !== null
  const shown = useMemo(
    () => chosenWays(ways, { category, state, withAdministrators }),
    [ways, category, state, withAdministrators],
  )
  const opened = openKey === null ? undefined : ways.find((way) => keyOf(way) === openKey)
  const isDone = asking.status === 'done'
  return (
    <SpaceBetween size="m">
      <AskingState asking={asking} done={done} total={total} noun="users and roles" />
      <output className="question-text">
        {isDone ? waysUpSummary(chosenWays(ways, { category: null, state: null, withAdministrators })) : null}
      </output>
      {asking.answer === null ? null : (
        <Administrators
          answer={asking.answer}
          of={of}
          isWhole={withAdministrators}
          onWhole={() => setWhole((now) => !now)}
        />
      )}
      <UnreadNote unread={unread} />
      {opened === undefined ? null : <WayUpPanel key={openKey} way={opened} onClose={() => open(null)} />}
      <WaysUpFilters category={category} onCategory={setCategory} state={state} onState={setState} />
      <WaysUpTable
        ways={shown}
        isDone={isDone}
        isFiltered={category !== null || state !== null}
        isOfOne={of !== null}
        onOpen={(way) => open(keyOf(way))}
      />
      {asking.answer === null ? null : <NotLookedForSection list={asking.answer.notLookedFor} />}
    </SpaceBetween>
  )
}

type AdministratorsProps = {
  readonly answer: WaysUpAnswer
  readonly of: string | null
  readonly isWhole: boolean
  readonly onWhole: () => void
}

/** Who may do everything is told once, and not way by way. */
function Administrators({ answer, of, isWhole, onWhole }: AdministratorsProps): ReactNode {
  const administrators = [...answer.administrators, ...answer.limited]
  if (of !== null) {
    return administrators.includes(of) ? (
      <Alert type="info">{administratorsSentence(1, answer.limited.includes(of) ? 1 : 0, true)}</Alert>
    ) : null
  }
  if (administrators.length === 0) return null
  return (
    <Alert
      type="info"
      action={<Button onClick={onWhole}>{isWhole ? 'Leave their ways out' : 'Show their ways too'}</Button>}
    >
      {administratorsSentence(administrators.length, answer.limited.length, isWhole)}{' '}
      {administrators.slice(0, 5).map((one, at) => (
        <span key={one}>
          {at === 0 ? '' : ', '}
          <ArnLink arn={arn(one)} />
        </span>
      ))}
      {administrators.length > 5 ? ` and ${(administrators.length - 5).toLocaleString('en')} more.` : '.'}
    </Alert>
  )
}
