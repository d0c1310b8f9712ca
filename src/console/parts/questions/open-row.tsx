import Button from '@cloudscape-design/components/button'
import type { ReactNode } from 'react'

import { useSearchParameter } from '../hash-location.ts'

/** Which row of an answer is explained, as the address says, and how to open another one or none. */
export function useOpenRow(): readonly [string | null, (id: string | null) => void] {
  return useSearchParameter('open')
}

/** Opens the explanation of a row. */
export function WhyButton({ id, of }: { readonly id: string; readonly of: string }): ReactNode {
  const [, open] = useOpenRow()
  return (
    <Button variant="inline-link" wrapText={false} ariaLabel={`Why ${of}`} onClick={() => open(id)}>
      Why
    </Button>
  )
}
