import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'

import type { PathsEnd } from '#graph/relations/graph-question.ts'

import { waysUpThereSentence } from '../wording/ways-beside-wording.ts'
import { ClimbList, useClimbs } from './climb-list.tsx'
import { hrefOfWaysUp } from './hrefs.ts'

type WaysUpThereProps = {
  readonly from: string
  readonly to: PathsEnd
  readonly nameOf: (id: string) => string
  /** Where it is told how somebody gets there. */
  readonly hrefOnwards: (id: string) => string
}

/** Where no way leads over assumptions: the known ways up that end there, or make one act as others who get there, with links to them. */
export function WaysUpThere({ from, to, nameOf, hrefOnwards }: WaysUpThereProps): ReactNode {
  const { data, isError } = useClimbs(from, to)
  if (isError) return <Link href={hrefOfWaysUp(from)}>Ways up of {nameOf(from)}</Link>
  if (data === undefined)
    return (
      <Box>
        <output>Looking whether ways up end there …</output>
      </Box>
    )
  return (
    <Box>
      <output className="climbs">{waysUpThereSentence(data.ways, nameOf(from))}</output>
      <ClimbList ways={data.ways} nameOf={nameOf} hrefOnwards={hrefOnwards} />
    </Box>
  )
}
