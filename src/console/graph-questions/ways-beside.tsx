import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'

import { ClimbList, useClimbs } from '#console/parts/climb-list.tsx'
import { hrefOfWaysUp } from '#console/parts/hrefs.ts'
import { administratorsReached, waysBesideSentence } from '#console/wording/ways-beside-wording.ts'

type WaysBesideProps = {
  readonly from: string
  readonly nameOf: (id: string) => string
}

/** What a reach doesn't tell of: the ways up that somebody has, and everybody whom it can become. */
export function WaysBeside({ from, nameOf }: WaysBesideProps): ReactNode {
  const { data, isError } = useClimbs(from)
  if (isError) return <Link href={hrefOfWaysUp(from)}>Ways up of {nameOf(from)}</Link>
  if (data === undefined) return <Box color="text-body-secondary">Looking for ways up …</Box>
  const { ways, administrators } = data
  const strong = administratorsReached(administrators, from, nameOf)
  return (
    <div>
      {strong === '' ? null : <p className="climbs">{strong}</p>}
      <p className="climbs">{waysBesideSentence(ways, nameOf(from))}</p>
      <ClimbList ways={ways} nameOf={nameOf} />
    </div>
  )
}
