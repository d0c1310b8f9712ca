import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'

import { ClimbList, useClimbs } from '#console/parts/climb-list.tsx'
import { hrefOfWaysUp } from '#console/parts/hrefs.ts'
import {
  administratorItself,
  administratorsReached,
  waysBesideSentence,
} from '#console/wording/ways-beside-wording.ts'

type WaysBesideProps = {
  readonly from: string
  /** Resources of its account that it doesn't reach, by name. */
  readonly shutOut: readonly string[]
  readonly nameOf: (id: string) => string
}

/** What a reach doesn't tell of: the ways up that somebody has, and everybody whom it can become. */
export function WaysBeside({ from, shutOut, nameOf }: WaysBesideProps): ReactNode {
  const { data, isError } = useClimbs(from)
  if (isError) return <Link href={hrefOfWaysUp(from)}>Ways up of {nameOf(from)}</Link>
  if (data === undefined) return <Box color="text-body-secondary">Looking for ways up …</Box>
  const { ways, administrators } = data
  const itself = administrators.find(({ id }) => id === from)
  const others = administrators.filter(({ id }) => id !== from)
  const isUnlisted = itself?.isListed === false
  const reached = administratorsReached(others, nameOf, isUnlisted)
  const unlisted = { itself: isUnlisted, others: others.some(({ isListed }) => !isListed) }
  return (
    <div>
      {itself === undefined ? null : (
        <p className="climbs">
          {administratorItself(itself, nameOf(from), shutOut)}{' '}
          {isUnlisted ? (
            <Link variant="primary" href={hrefOfWaysUp(from)}>
              Ways up of {nameOf(from)}
            </Link>
          ) : null}
        </p>
      )}
      {reached === '' ? null : <p className="climbs">{reached}</p>}
      <p className="climbs">{waysBesideSentence(ways, nameOf(from), unlisted)}</p>
      <ClimbList ways={ways} nameOf={nameOf} />
    </div>
  )
}
