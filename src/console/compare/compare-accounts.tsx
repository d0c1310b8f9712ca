import Box from '@cloudscape-design/components/box'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useMemo } from 'react'

import type { CatalogIndex } from '#catalog/catalog-index.ts'
import type { Account } from '#model/entities/entity.ts'

import { useSearchParameter } from '../parts/hash-location.ts'
import { useEntities } from '../parts/use-entities.ts'
import { type Comparison, presentOf } from './comparison.ts'
import { DifferenceView } from './difference-view.tsx'

/** What users and roles of one account may, and those of the same name in another account may not. */
export function CompareAccounts({ index }: { readonly index: CatalogIndex }): ReactNode {
  const [before, setBefore] = useSearchParameter('before')
  const [after, setAfter] = useSearchParameter('after')
  const accounts = useEntities('account')
  const one = accounts.find(({ accountId }) => accountId === before)
  const other = accounts.find(({ accountId }) => accountId === after)
  const comparison = useMemo(
    (): Comparison | null =>
      one === undefined || other === undefined || one.id === other.id
        ? null
        : {
            of: { kind: 'accounts', before: one.accountId, after: other.accountId },
            names: [nameOf(one), nameOf(other)],
            standpoints: (drafts) => [presentOf(drafts), presentOf(drafts)],
          },
    [one, other],
  )
  return (
    <SpaceBetween size="l">
      <Container>
        <ColumnLayout columns={2}>
          <AccountSelect label="Before" accounts={accounts} chosen={one} onChoose={setBefore} />
          <AccountSelect label="After" accounts={accounts} chosen={other} onChoose={setAfter} />
        </ColumnLayout>
      </Container>
      {comparison === null ? (
        <Box textAlign="center" padding="l" color="text-body-secondary">
          {accounts.length < 2
            ? 'This workspace holds one account only.'
            : 'Choose two accounts: whoever has the same name in both is compared, and of the others it is told what they may do.'}
        </Box>
      ) : (
        <DifferenceView key={`${before} ${after}`} comparison={comparison} index={index} />
      )}
    </SpaceBetween>
  )
}

type AccountSelectProps = {
  readonly label: string
  readonly accounts: readonly Account[]
  readonly chosen: Account | undefined
  readonly onChoose: (accountId: string | null) => void
}

function AccountSelect({ label, accounts, chosen, onChoose }: AccountSelectProps): ReactNode {
  const options = accounts.map((account) => ({ value: account.accountId, label: nameOf(account) }))
  return (
    <FormField label={label}>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === chosen?.accountId) ?? null}
        placeholder="Choose an account"
        filteringType="auto"
        filteringAriaLabel="Find an account"
        onChange={({ detail }) => onChoose(detail.selectedOption.value ?? null)}
      />
    </FormField>
  )
}

function nameOf({ name, accountId }: Account): string {
  return `${name} (${accountId})`
}
