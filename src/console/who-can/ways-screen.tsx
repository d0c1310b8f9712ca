import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useMemo } from 'react'

import { most, type Way, type Ways, type WaysQuestion } from '#graph/questions/ways.ts'
import type { TrustProgress } from '#graph/trust.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { useSearchParameter } from '../parts/hash-location.ts'
import { hrefOfShortestWay, hrefOfWaysToAction } from '../parts/hrefs.ts'
import { AskingState } from '../parts/questions/asking-state.tsx'
import { useStreamed } from '../parts/questions/use-streamed.ts'
import { useWorkspace } from '../parts/use-entities.ts'
import { WaysUpThere } from '../parts/ways-up-there.tsx'
import type { Moment } from '../state/queries.ts'
import { readAsk } from './ask-of-address.ts'
import { WaySteps } from './way-steps.tsx'
import { type WaysAsked, WaysForm } from './ways-form.tsx'

/** How somebody gets to a role, or to an action on a resource: over which assumptions, and why each is possible. */
export function WaysScreen(): ReactNode {
  const [from, setFrom] = useSearchParameter('from')
  const [to, setTo] = useSearchParameter('to')
  const [action, setAction] = useSearchParameter('action')
  const asked = { from: from ?? '', action: action ?? '', to: to ?? '' }
  const problem = problemOf(useWorkspace(), asked)
  const isWhole = asked.from !== '' && asked.to !== ''
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Over which roles somebody gets to another role, or to an action on a resource. Each step is decided by the engine."
      >
        How does … get to …?
      </Header>
      <WaysForm
        key={`form ${from} ${action} ${to}`}
        asked={asked}
        problem={from === null && to === null ? null : problem}
        onAsk={(next) => {
          setFrom(next.from)
          setAction(next.action === '' ? null : next.action)
          setTo(next.to)
        }}
      />
      {isWhole && problem === null ? (
        <FoundWays key={`ways ${from} ${action} ${to}`} asked={asked} />
      ) : (
        <Box textAlign="center" padding="l" color="text-body-secondary">
          Name who starts, and a role or an action with its resource.
        </Box>
      )}
    </SpaceBetween>
  )
}

function problemOf(workspace: Workspace, { from, action, to }: WaysAsked) {
  if ((entityOf(workspace, 'user', from) ?? entityOf(workspace, 'role', from)) === undefined)
    return { field: 'from', sentence: 'No user or role of this workspace has this ARN.' } as const
  if (action === '') {
    return entityOf(workspace, 'role', to) === undefined
      ? ({ field: 'to', sentence: 'No role of this workspace has this ARN.' } as const)
      : null
  }
  const read = readAsk({ action, resource: to, context: null })
  if (read.kind !== 'refused') return null
  return { ...read.problem, field: read.problem.field === 'action' ? 'action' : 'to' } as const
}

const keeping = {
  none: { done: 0, total: 0 },
  add: (kept: TrustProgress, parts: readonly TrustProgress[]) => parts.at(-1) ?? kept,
}

function FoundWays({ asked: { from, action, to } }: { readonly asked: WaysAsked }): ReactNode {
  const question = useMemo(() => {
    const end: WaysQuestion['to'] =
      action === '' ? { kind: 'role', role: to } : { kind: 'action', action, resource: to }
    return ({ drafts }: Moment) => ({ from, to: end, drafts })
  }, [from, action, to])
  const asking = useStreamed<'ways', TrustProgress>('ways', question, keeping)
  const { done, total } = asking.kept
  return (
    <SpaceBetween size="m">
      <AskingState asking={asking} done={done} total={total} noun="roles" />
      {asking.answer === null ? null : (
        <WayList found={asking.answer} from={from} goal={to} action={action} />
      )}
    </SpaceBetween>
  )
}

type WayListProps = {
  readonly found: Ways
  readonly from: string
  readonly goal: string
  /** What is done to the goal; empty where it is a role. */
  readonly action: string
}

function WayList({ found: { ways, isComplete, nodes }, from, goal, action }: WayListProps): ReactNode {
  const names = useMemo(() => new Map(nodes.map(({ id, name }) => [id, name])), [nodes])
  const nameOf = (id: string) => names.get(id) ?? id.slice(id.lastIndexOf('/') + 1)
  const aim = action === '' ? nameOf(goal) : `${action} on ${goal}`
  if (ways.length === 0) {
    return (
      <SpaceBetween size="s">
        <Alert type="info" header={`${nameOf(from)} has no way to ${aim} over assumed roles`}>
          {isComplete
            ? 'No chain of assumptions that is allowed, or allowed under conditions, leads there.'
            : 'None was found among those tried; longer ones may lead there.'}
        </Alert>
        {from === goal ? null : (
          <WaysUpThere
            from={from}
            to={action === '' ? { kind: 'node', id: goal } : { kind: 'action', action, resource: goal }}
            nameOf={nameOf}
            hrefOnwards={(id) =>
              action === '' ? hrefOfShortestWay(id, goal) : hrefOfWaysToAction(id, action, goal)
            }
          />
        )}
      </SpaceBetween>
    )
  }
  return (
    <SpaceBetween size="m">
      <output className="question-text">
        {waysSentence(ways, isComplete)} That the conditions of several steps can be met together is not
        looked into.
      </output>
      {ways.map((way) => (
        <WaySteps
          key={[way.end, ...way.hops.map(({ id }) => id)].join(' ')}
          way={way}
          title={[nameOf(from), ...way.hops.map((hop) => nameOf(hop.to))].join(' → ')}
          nameOf={nameOf}
        />
      ))}
    </SpaceBetween>
  )
}

function waysSentence(ways: readonly Way[], isComplete: boolean): string {
  const count = ways.length === 1 ? 'One way.' : `${ways.length} ways, the shortest first.`
  return isComplete ? count : `The first ${Math.min(most, ways.length)} ways; there are more.`
}
