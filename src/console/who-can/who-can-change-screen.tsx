import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useMemo, useState } from 'react'

import { changingCalls } from '#graph/questions/changing-actions.ts'
import type { Changer } from '#graph/questions/who-can-change.ts'
import type { Entity } from '#model/entities/entity.ts'

import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { useSearchParameter } from '../parts/hash-location.ts'
import { hrefOfEntity } from '../parts/hrefs.ts'
import { AskingState } from '../parts/questions/asking-state.tsx'
import { OfferedField } from '../parts/questions/offered-field.tsx'
import { useOpenRow, WhyButton } from '../parts/questions/open-row.tsx'
import { QuestionFrame } from '../parts/questions/question-frame.tsx'
import { resourceArns, useOffers } from '../parts/questions/question-vocabulary.ts'
import { useStreamed } from '../parts/questions/use-streamed.ts'
import { useWorkspace } from '../parts/use-entities.ts'
import type { Moment } from '../state/queries.ts'
import { AskerName, askerKinds } from './asker-words.tsx'
import { ChangerCalls } from './changer-calls.tsx'
import { type ChangerRow, effectsText, gatherChangers, noChangers } from './gather-changers.ts'
import { targetNamed } from './target-named.ts'

/** Who may change a policy, role, user, group or resource: every call that changes it, asked of everybody. */
export function WhoCanChangeScreen(): ReactNode {
  const [of, setOf] = useSearchParameter('of')
  const workspace = useWorkspace()
  const named = of === null ? null : targetNamed(workspace, of)
  const target = named?.ok === true ? named.value : undefined
  const hasCalls = target !== undefined && changingCalls(workspace, target).length > 0
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Every call that changes its permissions, trust policy, boundary, members or credentials, or deletes it, is asked of everybody: on itself, and on the customer managed policies and groups that it has its permissions from. Data and code of resources are not looked at."
      >
        Who can change…?
      </Header>
      <TargetForm
        key={`form ${of}`}
        asked={target?.id ?? of ?? ''}
        error={named === null || named.ok ? null : named.problem}
        onAsk={setOf}
      />
      {target === undefined ? (
        <Box textAlign="center" padding="l" color="text-body-secondary">
          Name a policy, role, user, group or resource.
        </Box>
      ) : null}
      {target !== undefined && !hasCalls ? (
        <Alert type="info">No call that we know of changes this. AWS’s own policies nobody can change.</Alert>
      ) : null}
      {target !== undefined && hasCalls ? <Changers key={`changers ${target.id}`} target={target} /> : null}
    </SpaceBetween>
  )
}

type TargetFormProps = {
  readonly asked: string
  readonly error: string | null
  readonly onAsk: (arn: string) => void
}

function TargetForm({ asked, error, onAsk }: TargetFormProps): ReactNode {
  const [typed, type] = useState(asked)
  return (
    <QuestionFrame label="Who can change" onAsk={() => onAsk(typed.trim())}>
      <OfferedField
        label="What is changed"
        value={typed}
        onChange={type}
        offers={useOffers(resourceArns, typed)}
        placeholder="A name or an ARN"
        error={error}
      />
    </QuestionFrame>
  )
}

const keeping = { none: noChangers, add: gatherChangers }

function Changers({ target }: { readonly target: Entity }): ReactNode {
  const question = useMemo(
    () =>
      ({ drafts }: Moment) => ({ target: target.id, drafts }),
    [target.id],
  )
  const asking = useStreamed('whoCanChange', question, keeping)
  const { rows, done, total } = asking.kept
  const [openId, open] = useOpenRow()
  const items = useMemo(() => [...rows.values()], [rows])
  const opened = openId === null ? undefined : rows.get(openId)
  const isDone = asking.status === 'done'
  return (
    <SpaceBetween size="m">
      <Target target={target} />
      <AskingState asking={asking} done={done} total={total} noun="principals and calls" />
      <output className="question-text">{isDone ? summary(items) : null}</output>
      {opened === undefined ? null : (
        <ChangerCalls key={opened.asker.id} row={opened} onClose={() => open(null)} />
      )}
      <EntityTable
        title="Who may change it"
        items={items}
        columns={columns}
        idOf={({ asker }) => asker.id}
        accountOf={({ asker }) => asker.accountId}
        about={isDone ? 'Nobody may make any of these calls, whatever the context.' : 'Nobody was found yet.'}
      />
    </SpaceBetween>
  )
}

function Target({ target }: { readonly target: Entity }): ReactNode {
  const name = 'name' in target ? target.name : target.id
  return (
    <Box variant="p">
      Asked about <Link href={hrefOfEntity(target)}>{name}</Link>.
    </Box>
  )
}

function summary(rows: readonly ChangerRow[]): string {
  const may = rows.filter(({ calls }) => calls.some(({ access }) => access.state === 'allowed')).length
  const rest = rows.length - may
  const more =
    rest > 0 ? `, ${rest.toLocaleString('en')} more may under conditions, or it is unknown of them` : ''
  return `${may.toLocaleString('en')} may change it${more}.`
}

const columns: readonly EntityColumn<ChangerRow>[] = [
  {
    id: 'who',
    header: 'Who',
    text: ({ asker }) => `${asker.name} ${asker.id}`,
    cell: ({ asker }) => <AskerName asker={asker} />,
  },
  { id: 'kind', header: 'Kind', text: ({ asker }) => askerKinds[asker.kind] },
  { id: 'what', header: 'May change', text: ({ calls }) => effectsText(calls) },
  { id: 'calls', header: 'By', text: ({ calls }) => callsText(calls) },
  {
    id: 'why',
    header: '',
    text: null,
    cell: ({ asker }) => <WhyButton id={asker.id} of={asker.name} />,
  },
]

/** The first few operations by name, so that a row stays a row. */
function callsText(calls: readonly Changer[]): string {
  const names = [...new Set(calls.map(({ call }) => call.action.slice(call.action.indexOf(':') + 1)))]
  const first = names.slice(0, 3).join(', ')
  return names.length > 3 ? `${first} and ${names.length - 3} more` : first
}
