import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { type ReactNode, useState } from 'react'

import type { ExpectationsPiece } from '#graph/expectations/ask-expectations.ts'
import type { ExpectationResult } from '#graph/expectations/run-expectation.ts'
import type { EntityId, Expectation } from '#model/entities/entity.ts'

import { AskingState } from '../parts/questions/asking-state.tsx'
import { useStreamed } from '../parts/questions/use-streamed.ts'
import { useEntities } from '../parts/use-entities.ts'
import type { Moment } from '../state/queries.ts'
import { ExpectationDialog } from './expectation-dialog.tsx'
import { ExpectationsTable } from './expectations-table.tsx'
import { UnreachedList } from './unreached-list.tsx'

type Results = ReadonlyMap<EntityId, ExpectationResult>

const none: Results = new Map()
const question = ({ drafts }: Moment) => ({ drafts })
const keeping = {
  none,
  add: (kept: Results, parts: readonly ExpectationsPiece[]): Results =>
    new Map([...kept, ...parts.flatMap(({ results }) => results)]),
}

/** What should and shouldn't be possible, asked anew with every change. */
export function ExpectationsScreen(): ReactNode {
  const expectations = useEntities('expectation').toSorted((a, b) => a.order - b.order)
  const asking = useStreamed('runExpectations', question, keeping)
  // The test in the form: null is a new one, and undefined none.
  const [edited, edit] = useState<Expectation | null | undefined>()
  const unreached = asking.answer?.unreached ?? null
  const counts = asking.answer
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Say who should and who shouldn’t be able to do what. Each change asks all of it again."
        actions={
          <Button variant="primary" onClick={() => edit(null)}>
            Add a test
          </Button>
        }
      >
        Tests
      </Header>
      <output>
        {counts === null ? null : (
          <Box>
            {counts.met} met, {counts.failed} failed, {counts.unknown} unknown
          </Box>
        )}
      </output>
      <AskingState asking={asking} done={asking.kept.size} total={expectations.length} noun="tests" />
      <Tabs
        tabs={[
          {
            id: 'list',
            label: 'Tests',
            content: <ExpectationsTable expectations={expectations} results={asking.kept} onEdit={edit} />,
          },
          {
            id: 'coverage',
            label: 'Statements not reached',
            content: <UnreachedList unreached={unreached} />,
          },
        ]}
      />
      {edited === undefined ? null : <ExpectationDialog before={edited} onClose={() => edit(undefined)} />}
    </SpaceBetween>
  )
}
