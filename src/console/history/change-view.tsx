import Box from '@cloudscape-design/components/box'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'

import { EntityLink } from '#console/parts/entity-link.tsx'
import { useEntity } from '#console/parts/use-entities.ts'
import { countOf, entityNouns, nameOf } from '#console/wording/entity-nouns.ts'
import type { Change } from '#model/change.ts'
import type { Entity, EntityKind } from '#model/entities/entity.ts'

import { EntityDiff } from './entity-diff.tsx'

type Item = { readonly before: Entity | null; readonly after: Entity | null; readonly entity: Entity }
type KindItems = { readonly kind: EntityKind; readonly items: readonly Item[] }

/** More than this of one kind is counted, not listed. */
const mostListed = 50

/** What a change did: which entities it added, changed and removed, by kind, each with the difference. */
export function ChangeView({ change }: { readonly change: Change }): ReactNode {
  const { added, updated, removed, renamed, laidOut } = change
  const parts: readonly (readonly [title: string, items: readonly Item[]])[] = [
    ['Added', added.map((entity) => ({ before: null, after: entity, entity }))],
    ['Changed', updated.map(([before, after]) => ({ before, after, entity: after }))],
    ['Removed', removed.map((entity) => ({ before: entity, after: null, entity }))],
  ]
  const filled = parts.filter(([, items]) => items.length > 0)
  return (
    <SpaceBetween size="m">
      {renamed === undefined ? null : (
        <Box>
          The workspace, called “{renamed[0]}” before, is called “{renamed[1]}”.
        </Box>
      )}
      {laidOut === undefined ? null : <Box>The places of boxes in the graph differ.</Box>}
      {filled.map(([title, items]) => (
        <div key={title}>
          <Box variant="h3">{title}</Box>
          {byKind(items).map((ofKind) => (
            <OfKind key={ofKind.kind} {...ofKind} />
          ))}
        </div>
      ))}
      {filled.length === 0 && renamed === undefined && laidOut === undefined ? (
        <Box color="text-body-secondary">Nothing differs.</Box>
      ) : null}
    </SpaceBetween>
  )
}

function OfKind({ kind, items }: KindItems): ReactNode {
  return (
    <>
      <Box variant="h4">{countOf(items.length, entityNouns[kind])}</Box>
      {items.slice(0, mostListed).map((item) => (
        <ChangedEntity key={item.entity.id} {...item} />
      ))}
      {items.length > mostListed ? (
        <Box color="text-body-secondary">and {(items.length - mostListed).toLocaleString('en')} more</Box>
      ) : null}
    </>
  )
}

function ChangedEntity({ before, after, entity }: Item): ReactNode {
  const [isOpen, setOpen] = useState(false)
  const now = useEntity(entity.id)
  return (
    <ExpandableSection
      headerText={nameOf(entity)}
      variant="footer"
      expanded={isOpen}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {isOpen && now !== undefined ? (
        <Box>
          As it is now: <EntityLink entity={now} />
        </Box>
      ) : null}
      {isOpen ? <EntityDiff before={before} after={after} /> : null}
    </ExpandableSection>
  )
}

function byKind(items: readonly Item[]): readonly KindItems[] {
  const kinds = new Map<EntityKind, Item[]>()
  for (const item of items) {
    const known = kinds.get(item.entity.kind)
    if (known === undefined) kinds.set(item.entity.kind, [item])
    else known.push(item)
  }
  return [...kinds].map(([kind, found]) => ({ kind, items: found }))
}
