import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useMemo, useState } from 'react'

import type { Changer } from '#graph/questions/who-can-change.ts'

import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { AccessState, accessText, stateWord } from '../parts/questions/access-words.tsx'
import { CallerExplanation } from '../parts/questions/caller-explanation.tsx'
import { effectWords } from '../wording/change-effect-wording.ts'
import type { ChangerRow } from './gather-changers.ts'

type ChangerCallsProps = { readonly row: ChangerRow; readonly onClose: () => void }

/** Each call that one may make, and why. */
export function ChangerCalls({ row: { asker, calls }, onClose }: ChangerCallsProps): ReactNode {
  const [opened, open] = useState<Changer | null>(null)
  const columns = useMemo(() => columnsFor(open), [])
  const who = asker.kind === 'root' ? `the root user of ${asker.name}` : asker.name
  return (
    <section aria-label={`What ${who} may change`}>
      <SpaceBetween size="m">
        <EntityTable
          title={`What ${who} may change`}
          items={calls}
          columns={columns}
          idOf={({ call }) => `${call.action} ${call.resource}`}
          about="Nothing."
          actions={
            <Button variant="icon" iconName="close" ariaLabel="Close the list of calls" onClick={onClose} />
          }
        />
        {opened === null || opened.caller === null ? null : (
          <CallerExplanation
            name={`${asker.name}: ${opened.call.action}`}
            caller={opened.caller}
            ask={askOf(opened)}
            note={accessText(opened.access)}
            onClose={() => open(null)}
          />
        )}
      </SpaceBetween>
    </section>
  )
}

/** A conditional answer is explained in a context in which it was seen to pass. */
function askOf({ call: { action, resource }, access }: Changer) {
  return { action, resource, context: access.state === 'conditional' ? access.witness : {} }
}

function columnsFor(onOpen: (changer: Changer) => void): readonly EntityColumn<Changer>[] {
  return [
    { id: 'action', header: 'Call', text: ({ call }) => call.action },
    { id: 'effect', header: 'Changes', text: ({ call }) => effectWords[call.effect] },
    { id: 'resource', header: 'On', text: ({ call }) => call.resource },
    {
      id: 'state',
      header: 'Answer',
      text: ({ access }) => stateWord(access.state),
      cell: ({ access }) => <AccessState state={access.state} />,
    },
    { id: 'conditions', header: 'On what it hangs', text: ({ access }) => accessText(access) || '-' },
    {
      id: 'why',
      header: '',
      text: null,
      cell: (changer) => (
        <Button
          variant="inline-link"
          ariaLabel={`Why ${changer.call.action} on ${changer.call.resource}`}
          onClick={() => onOpen(changer)}
        >
          Why
        </Button>
      ),
    },
  ]
}
