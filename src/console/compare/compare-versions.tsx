import Box from '@cloudscape-design/components/box'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useMemo, useState } from 'react'
import { useStore } from 'zustand'

import type { CatalogIndex } from '#catalog/catalog-index.ts'
import type { Change } from '#model/change.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'
import { changeBetween, isEmptyChange } from '#persistence/change-between.ts'
import type { Draft } from '#worker/contract.ts'

import { useSearchParameter } from '../parts/hash-location.ts'
import { now, PointField, PointsNote, usePoints, useWorkspaceAt } from '../parts/history-point.tsx'
import { OfferedField } from '../parts/questions/offered-field.tsx'
import { principalArns, useOffers } from '../parts/questions/question-vocabulary.ts'
import { useWorkspace } from '../parts/use-entities.ts'
import { draftsStore } from '../state/drafts-store.ts'
import { type Comparison, noDrafts } from './comparison.ts'
import { DifferenceView } from './difference-view.tsx'

const edits = 'edits'
const first = 'after-0'

/** What users and roles may at one point of the history and not at another, of all of them or of one. */
export function CompareVersions({ index }: { readonly index: CatalogIndex }): ReactNode {
  const [from, setFrom] = useSearchParameter('before')
  const [to, setTo] = useSearchParameter('after')
  const [of, setOf] = useSearchParameter('of')
  const options = usePointsAndEdits()
  const workspace = useWorkspace()
  const isKnown =
    of === null || (entityOf(workspace, 'user', of) ?? entityOf(workspace, 'role', of)) !== undefined
  const before = useSide(from ?? first)
  const after = useSide(to ?? now)
  const names = [nameOf(options, from ?? first), nameOf(options, to ?? now)] as const
  const [nameBefore, nameAfter] = names
  const comparison = useMemo(
    (): Comparison | null =>
      typeof before === 'string' || typeof after === 'string' || !isKnown
        ? null
        : {
            of: { kind: 'versions', only: of },
            names: [nameBefore, nameAfter],
            standpoints: (drafts) => [standing(before, drafts), standing(after, drafts)],
          },
    [before, after, nameBefore, nameAfter, of, isKnown],
  )
  return (
    <SpaceBetween size="l">
      <Container>
        <ColumnLayout columns={3}>
          <PointField label="Before" options={options} point={from ?? first} onChoose={setFrom} />
          <PointField label="After" options={options} point={to ?? now} onChoose={setTo} />
          <OfWhom of={of} isKnown={isKnown} onChoose={setOf} />
        </ColumnLayout>
      </Container>
      {comparison === null ? (
        <Box textAlign="center" padding="l" color="text-body-secondary">
          {isKnown ? <PointsNote points={[before, after]} /> : 'Choose a user or role, or leave it empty.'}
        </Box>
      ) : (
        <DifferenceView key={`${from} ${to} ${of}`} comparison={comparison} index={index} />
      )}
    </SpaceBetween>
  )
}

type OfWhomProps = {
  readonly of: string | null
  readonly isKnown: boolean
  readonly onChoose: (of: string | null) => void
}

function OfWhom({ of, isKnown, onChoose }: OfWhomProps): ReactNode {
  const [typed, type] = useState(of ?? '')
  const offers = useOffers(principalArns, typed)
  return (
    <OfferedField
      label="Of whom - optional"
      value={typed}
      onChange={(value) => {
        type(value)
        const wanted = value.trim()
        if (wanted === '' || wanted.startsWith('arn:')) onChoose(wanted === '' ? null : wanted)
      }}
      offers={offers}
      placeholder="Everybody"
      error={isKnown ? null : 'No user or role of this workspace has this ARN.'}
    />
  )
}

/** How a side differs from the workspace as it is stored now. */
type VersionSide = { readonly change: Change | null; readonly hasEdits: boolean }

function useSide(point: string): VersionSide | 'pending' | 'gone' {
  const workspace = useWorkspace()
  const there = useWorkspaceAt(point === edits ? now : point)
  return useMemo(
    () =>
      typeof there === 'string' ? there : { change: changeTo(workspace, there), hasEdits: point === edits },
    [workspace, there, point],
  )
}

function changeTo(workspace: Workspace, there: Workspace): Change | null {
  if (workspace === there) return null
  const change = changeBetween(workspace, there, { verb: 'compare', names: [] })
  return isEmptyChange(change) ? null : change
}

function standing({ change, hasEdits }: VersionSide, drafts: readonly Draft[]) {
  return { change, drafts: hasEdits ? drafts : noDrafts }
}

function usePointsAndEdits(): ReturnType<typeof usePoints> {
  const [present, ...others] = usePoints()
  const hasEdits = useStore(draftsStore, ({ deciding }) => deciding.length > 0)
  if (present === undefined || !hasEdits) return present === undefined ? others : [present, ...others]
  const withEdits = { value: edits, label: 'Now, with the edits in progress' }
  return [{ ...present, options: [...present.options, withEdits] }, ...others]
}

function nameOf(options: ReturnType<typeof usePoints>, point: string): string {
  return options.flatMap((group) => group.options).find(({ value }) => value === point)?.label ?? point
}
