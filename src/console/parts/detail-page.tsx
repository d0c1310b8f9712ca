import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import type { ReactNode } from 'react'

import { useSearchParameter } from './hash-location.ts'

type DetailPageProps = {
  readonly title: string
  /** The list that this page is one of. */
  readonly list: ListLink
  readonly description?: ReactNode
  readonly actions?: ReactNode
  readonly facts: readonly Fact[]
  readonly tabs: readonly DetailTab[]
}

export type ListLink = { readonly text: string; readonly href: string }
export type Fact = { readonly label: string; readonly value: ReactNode }
export type DetailTab = { readonly id: string; readonly label: string; readonly content: ReactNode }

/** The page of one entity: what it is in a few facts, the rest in tabs. The tab is in the address. */
export function DetailPage({ title, list, description, actions, facts, tabs }: DetailPageProps) {
  const [tab, setTab] = useSearchParameter('tab')
  return (
    <SpaceBetween size="l">
      <SpaceBetween size="xs">
        <Link href={list.href}>{`All ${list.text}`}</Link>
        <Header variant="h1" actions={actions} description={description}>
          {title}
        </Header>
      </SpaceBetween>
      <Container header={<Header variant="h2">Summary</Header>}>
        <KeyValuePairs columns={3} minColumnWidth={150} items={[...facts]} />
      </Container>
      <Tabs
        ariaLabel={`About ${title}`}
        activeTabId={tabs.find(({ id }) => id === tab)?.id ?? tabs[0]?.id ?? ''}
        onChange={({ detail }) => setTab(detail.activeTabId)}
        tabs={[...tabs]}
      />
    </SpaceBetween>
  )
}

type NotThereProps = {
  readonly what: string
  readonly name: string
  readonly list: ListLink
}

/** In place of the page of an entity that was deleted, renamed, or never there. */
export function NotThere({ what, name, list }: NotThereProps) {
  return (
    <Box textAlign="center" padding="xxl">
      <SpaceBetween size="m">
        <Box variant="h1">
          There is no {what} “{name}”
        </Box>
        <Box variant="p">It may have been deleted or renamed. Undo brings back what was just deleted.</Box>
        <Link href={list.href}>{`All ${list.text}`}</Link>
      </SpaceBetween>
    </Box>
  )
}
