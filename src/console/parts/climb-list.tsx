import './climb-list.css'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import type { WaysBesideAnswer, WaysOfOne } from '#graph/escalation/ways-beside.ts'

import { engine } from '../state/engines.ts'
import { identityOf } from '../state/identity-of.ts'
import { local } from '../state/queries.ts'
import { useMoment } from '../state/use-moment.ts'
import { waysOfOneText, waysUpCount } from '../wording/ways-beside-wording.ts'
import { hrefOfWaysUp } from './hrefs.ts'

type Climbs = {
  readonly ways: readonly WaysOfOne[]
  readonly administrators: WaysBesideAnswer['administrators']
}

/** So many stand below an answer without hiding it. */
const most = 4

/** The ways up of somebody and of all whom it can become: all, or those to one end. */
export function useClimbs(
  from: string,
  to?: string,
): { readonly data: Climbs | undefined; readonly isError: boolean } {
  const { revision, drafts } = useMoment()
  return useQuery({
    ...local,
    queryKey: ['ways-beside', revision, identityOf(drafts), from, to],
    queryFn: async ({ signal }): Promise<Climbs> => {
      const ways: WaysOfOne[] = []
      const question = { from, ...(to === undefined ? {} : { to }), drafts }
      const { administrators } = await engine('analysis').ask('waysBeside', question, signal, (piece) => {
        ways.push(...piece.found)
      })
      return { ways, administrators }
    },
  })
}

type ClimbListProps = { readonly ways: readonly WaysOfOne[]; readonly nameOf: (id: string) => string }

/** Whose they are, how many and how far they lead, each with a link to them. */
export function ClimbList({ ways, nameOf }: ClimbListProps): ReactNode {
  const [all, showAll] = useState(false)
  const shown = all ? ways : ways.slice(0, most)
  if (ways.length === 0) return null
  return (
    <>
      <ul className="climbs">
        {shown.map((one) => (
          <li key={one.principal}>
            <Link href={hrefOfWaysUp(one.principal)}>
              {nameOf(one.principal)}: {waysUpCount(one)}
            </Link>{' '}
            {waysOfOneText(one)}
          </li>
        ))}
      </ul>
      {shown.length === ways.length ? null : (
        <Button variant="inline-link" onClick={() => showAll(true)}>
          Show all {ways.length.toLocaleString('en')}
        </Button>
      )}
    </>
  )
}
