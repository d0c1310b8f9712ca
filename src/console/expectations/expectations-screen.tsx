import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'

import type { Expectation } from '#model/entities/entity.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { useSearchParameter } from '../parts/hash-location.ts'
import { AskingState } from '../parts/questions/asking-state.tsx'
import { useEntities } from '../parts/use-entities.ts'
import { ExpectationDialog } from './expectation-dialog.tsx'
import { ExpectationsTable } from './expectations-table.tsx'
import { countsOf, resultsOf } from './test-results.ts'
import { keepTestsRun, runTestsAgain, stopTests, testRunStore } from './test-run.ts'
import { UnreachedList } from './unreached-list.tsx'
import { useTurns } from './use-turns.ts'

/** What should and shouldn't be possible, asked anew with every change. */
export function ExpectationsScreen(): ReactNode {
  const expectations = useEntities('expectation').toSorted((a, b) => a.order - b.order)
  useEffect(keepTestsRun, [])
  const run = useStore(testRunStore)
  const results = resultsOf(expectations, run.outcomes)
  const failing = expectations.filter(({ id }) => results.get(id)?.kind === 'failed').map(({ id }) => id)
  const turns = useTurns(failing)
  const counts = run.runs === 0 ? null : countsOf(results)
  const [creating, setCreating] = useSearchParameter('create')
  const [edited, edit] = useState<Expectation | null>(null)
  const close = () => {
    setCreating(null)
    edit(null)
  }
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Say who should and who shouldn’t be able to do what. Each change asks all of it again."
        actions={
          <ChangeButton variant="primary" onClick={() => setCreating('')}>
            Add a test
          </ChangeButton>
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
      <AskingState
        asking={{ ...run, cancel: stopTests, again: runTestsAgain }}
        done={run.asked}
        total={run.total}
        noun="tests"
      />
      <Tabs
        tabs={[
          {
            id: 'list',
            label: 'Tests',
            content: (
              <ExpectationsTable expectations={expectations} results={results} turns={turns} onEdit={edit} />
            ),
          },
          {
            id: 'coverage',
            label: 'Statements not reached',
            content: <UnreachedList results={results} isWhole={run.status === 'done'} />,
          },
        ]}
      />
      {edited === null && creating === null ? null : <ExpectationDialog before={edited} onClose={close} />}
    </SpaceBetween>
  )
}
