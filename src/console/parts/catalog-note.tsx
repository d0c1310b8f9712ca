import Box from '@cloudscape-design/components/box'
import { useQuery } from '@tanstack/react-query'

import type { CatalogSource } from '#catalog/catalog-index.ts'

import { catalogSourcesQuery } from '../state/catalog.ts'
import { dayText } from './instant-text.tsx'

const texts: Readonly<Record<CatalogSource['holds'], string>> = {
  services: 'Services, actions and condition keys',
  'dependent-actions': 'Dependent actions',
  'managed-policies': 'AWS managed policies',
}

/** Of which day's AWS a part of the catalog is, and what it was made from. Nothing until that is known. */
export function CatalogNote({ holds }: { readonly holds: CatalogSource['holds'] }) {
  const { data } = useQuery(catalogSourcesQuery())
  const source = data?.find((one) => one.holds === holds)
  if (source === undefined) return null
  return (
    <Box color="text-body-secondary" fontSize="body-s">
      {`${texts[holds]} as AWS had them on ${dayText(source.date)}, by the package ${source.name} ${source.version}.`}
    </Box>
  )
}
