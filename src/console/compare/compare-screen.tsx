import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

import { useSearchParameter } from '../parts/hash-location.ts'
import { useCatalogIndex } from '../parts/questions/use-what-can.ts'
import { CompareAccounts } from './compare-accounts.tsx'
import { ComparePrincipals } from './compare-principals.tsx'
import { CompareVersions } from './compare-versions.tsx'

const kinds = [
  {
    id: 'principals',
    text: 'Users or roles',
    about:
      'Every action that AWS documents is asked of both, on the same resources: those that either’s policies name, and those of the workspace.',
    Form: ComparePrincipals,
  },
  {
    id: 'versions',
    text: 'Versions',
    about:
      'What users and roles may do at two points of the history. What differs between them is looked up first, and every action that it covers is asked of whomever it concerns.',
    Form: CompareVersions,
  },
  {
    id: 'accounts',
    text: 'Accounts',
    about:
      'Users and roles of the same name in two accounts: what each may do on the resources that its policies name and on those of the workspace.',
    Form: CompareAccounts,
  },
] as const

/** What one side may and another may not: two users or roles, two versions of the workspace, two accounts. */
export function CompareScreen(): ReactNode {
  const [what, setWhat] = useSearchParameter('what')
  const [, setBefore] = useSearchParameter('before')
  const [, setAfter] = useSearchParameter('after')
  const [, setCell] = useSearchParameter('cell')
  const [, setOpen] = useSearchParameter('open')
  const { index, error } = useCatalogIndex()
  const { id, about, Form } = kinds.find((kind) => kind.id === what) ?? kinds[0]
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={about}>
        Compare access
      </Header>
      <SegmentedControl
        label="What to compare"
        selectedId={id}
        options={kinds.map((kind) => ({ id: kind.id, text: kind.text }))}
        onChange={({ detail }) => {
          for (const clear of [setBefore, setAfter, setCell, setOpen]) clear(null)
          setWhat(detail.selectedId === 'principals' ? null : detail.selectedId)
        }}
      />
      {error === null ? null : <Alert type="error">The list of AWS’s actions could not be read.</Alert>}
      {index === undefined ? <Box>Reading the list of AWS’s actions</Box> : <Form key={id} index={index} />}
    </SpaceBetween>
  )
}
