import Select from '@cloudscape-design/components/select'

import type { AccountId } from '#model/entities/names.ts'

import { useSearchParameter } from './hash-location.ts'
import { useEntities } from './use-entities.ts'

const everyAccount = { value: '', label: 'All accounts' }

/** Show one account's entities alone. The choice is in the address. */
export function AccountFilter() {
  const accounts = useEntities('account')
  const [chosen, choose] = useSearchParameter('account')
  const options = [
    everyAccount,
    ...accounts.map(({ accountId, name }) => ({ value: accountId, label: name, description: accountId })),
  ]
  return (
    <Select
      ariaLabel="Account"
      inlineLabelText="Account"
      options={options}
      selectedOption={options.find(({ value }) => value === chosen) ?? everyAccount}
      onChange={({ detail }) => choose(detail.selectedOption.value || null)}
    />
  )
}

/** The account that the address says to show alone; null for all. */
export function useChosenAccount(): string | null {
  return useSearchParameter('account')[0]
}

/** Those of `items` that the account filter lets through. */
export function useOfChosenAccount<Item>(
  items: readonly Item[],
  accountOf: ((item: Item) => AccountId | null) | null,
): readonly Item[] {
  const chosen = useChosenAccount()
  return chosen === null || accountOf === null ? items : items.filter((item) => accountOf(item) === chosen)
}
