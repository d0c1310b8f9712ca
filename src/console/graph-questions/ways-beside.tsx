import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import { hrefOfWaysUp } from '#console/parts/hrefs.ts'
import { engine } from '#console/state/engines.ts'
import { identityOf } from '#console/state/identity-of.ts'
import { local } from '#console/state/queries.ts'
import { useMoment } from '#console/state/use-moment.ts'
import {
  administratorsReached,
  waysBesideSentence,
  waysUpCount,
  waysOfOneText,
} from '#console/wording/ways-beside-wording.ts'
import type { WaysBesideAnswer, WaysOfOne } from '#graph/escalation/ways-beside.ts'

type WaysBesideProps = {
  readonly from: string
  readonly nameOf: (id: string) => string
}

type Found = {
  readonly ways: readonly WaysOfOne[]
  readonly administrators: WaysBesideAnswer['administrators']
}

/** So many stand below an answer without hiding it. */
const most = 4

/** What a reach doesn't tell of: the ways up that somebody has, and everybody whom it can become. */
export function WaysBeside({ from, nameOf }: WaysBesideProps): ReactNode {
  const { revision, drafts } = useMoment()
  const [all, showAll] = useState(false)
  const { data, isError } = useQuery({
    ...local,
    queryKey: ['ways-beside', revision, identityOf(drafts), from],
    queryFn: async ({ signal }): Promise<Found> => {
      const ways: WaysOfOne[] = []
      const { administrators } = await engine('analysis').ask(
        'waysBeside',
        { from, drafts },
        signal,
        (piece) => {
          ways.push(...piece.found)
        },
      )
      return { ways, administrators }
    },
  })
  if (isError) return <Link href={hrefOfWaysUp(from)}>Ways up of {nameOf(from)}</Link>
  if (data === undefined) return <Box color="text-body-secondary">Looking for ways up …</Box>
  const { ways, administrators } = data
  const shown = all ? ways : ways.slice(0, most)
  const strong = administratorsReached(administrators, from, nameOf)
  return (
    <div>
      {strong === '' ? null : <p className="graph-climbs">{strong}</p>}
      <p className="graph-climbs">{waysBesideSentence(ways, nameOf(from))}</p>
      {ways.length === 0 ? null : (
        <ul className="graph-climbs">
          {shown.map((one) => (
            <li key={one.principal}>
              <Link href={hrefOfWaysUp(one.principal)}>
                {nameOf(one.principal)}: {waysUpCount(one.count)}
              </Link>{' '}
              {waysOfOneText(one)}
            </li>
          ))}
        </ul>
      )}
      {shown.length === ways.length ? null : (
        <Button variant="inline-link" onClick={() => showAll(true)}>
          Show all {ways.length.toLocaleString('en')}
        </Button>
      )}
    </div>
  )
}
