import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useMemo } from 'react'

import type { Moment } from '#console/state/queries.ts'
import type { WhoPiece } from '#graph/questions/ask-who-can.ts'
import type { WhoRow } from '#graph/questions/who-can.ts'
import { resourceAt } from '#model/resource-at.ts'
import type { Ask } from '#worker/contract.ts'

import { useSearchParameter } from '../parts/hash-location.ts'
import { accessText } from '../parts/questions/access-words.tsx'
import { AskingState } from '../parts/questions/asking-state.tsx'
import { CallerExplanation } from '../parts/questions/caller-explanation.tsx'
import { useOpenRow } from '../parts/questions/open-row.tsx'
import { useStreamed } from '../parts/questions/use-streamed.ts'
import { useWorkspace } from '../parts/use-entities.ts'
import { AskForm } from './ask-form.tsx'
import { readAsk, writeContext } from './ask-of-address.ts'
import { WhoTable } from './who-table.tsx'

/** Who may do something: a question to the whole workspace, which the address holds. */
export function WhoCanScreen(): ReactNode {
  const [action, setAction] = useSearchParameter('action')
  const [resource, setResource] = useSearchParameter('resource')
  const [context, setContext] = useSearchParameter('context')
  const [, open] = useOpenRow()
  const read = readAsk({ action, resource, context })
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Everybody in the workspace is asked, and whoever the policy of the resource names. What the caller or the environment supplies is unknown unless you say it."
      >
        Who can…?
      </Header>
      <AskForm
        key={`${action} ${resource} ${context}`}
        asked={{ action: action ?? '', resource: resource ?? '', context: read.pairs }}
        problem={read.kind === 'refused' ? read.problem : null}
        onAsk={(asked) => {
          open(null)
          setAction(asked.action)
          setResource(asked.resource)
          setContext(writeContext(asked.context))
        }}
      />
      {read.kind === 'ask' ? <Answers key={JSON.stringify(read.ask)} ask={read.ask} /> : <Nothing />}
    </SpaceBetween>
  )
}

function Nothing(): ReactNode {
  return (
    <Box textAlign="center" padding="l" color="text-body-secondary">
      Name an action and a resource: those who may appear here as they are found.
    </Box>
  )
}

type Found = { readonly rows: readonly WhoRow[]; readonly asked: number; readonly total: number }

const nobody: Found = { rows: [], asked: 0, total: 0 }

function gathered({ rows }: Found, parts: readonly WhoPiece[]): Found {
  const last = parts.at(-1)
  const added = parts.flatMap((part) => part.rows)
  return {
    rows: added.length === 0 ? rows : [...rows, ...added],
    asked: last?.asked ?? 0,
    total: last?.total ?? 0,
  }
}

function Answers({ ask }: { readonly ask: Ask }): ReactNode {
  const question = useMemo(
    () =>
      ({ drafts }: Moment) => ({ ask, drafts }),
    [ask],
  )
  const asking = useStreamed('whoCan', question, { none: nobody, add: gathered })
  const { kept, answer } = asking
  const [openId, open] = useOpenRow()
  const opened = kept.rows.find(({ asker }) => asker.id === openId)
  return (
    <SpaceBetween size="m">
      <UnheldResource resource={ask.resource} />
      <AskingState asking={asking} done={kept.asked} total={kept.total} noun="principals" />
      {opened === undefined || opened.caller === null ? null : (
        <CallerExplanation
          name={opened.asker.name}
          caller={opened.caller}
          ask={witnessed(ask, opened)}
          note={noteOf(opened)}
          onClose={() => open(null)}
        />
      )}
      <WhoTable rows={kept.rows} counts={answer} isDone={asking.status === 'done'} />
    </SpaceBetween>
  )
}

/** A conditional answer is explained in a context in which it was seen to pass. */
function witnessed(ask: Ask, { access }: WhoRow): Ask {
  return access.state === 'conditional' ? { ...ask, context: { ...ask.context, ...access.witness } } : ask
}

function noteOf({ access }: WhoRow): string {
  if (access.state !== 'conditional') return ''
  const keys = Object.entries(access.witness).map(([key, value]) => `${key} = ${String(value)}`)
  const given = keys.length === 0 ? '' : ` Explained with ${keys.join(', ')}.`
  return `${accessText(access)}.${given}`
}

function UnheldResource({ resource }: { readonly resource: string }): ReactNode {
  const workspace = useWorkspace()
  if (resource === '*' || resourceAt(workspace, resource) !== undefined) return null
  return (
    <Alert type="info">
      {resource} is not in this workspace. In the account of whoever asks it counts as a resource without a
      policy of its own; from other accounts the answer is unknown.
    </Alert>
  )
}
