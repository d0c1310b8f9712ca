import './climb-list.css'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import type { Stepping } from '#graph/escalation/over-others.ts'
import type { WaysBesideAnswer, WaysOfOne } from '#graph/escalation/ways-beside.ts'
import type { PathsEnd } from '#graph/relations/graph-question.ts'
import { entityOf } from '#model/workspace.ts'

import { engine } from '../state/engines.ts'
import { identityOf } from '../state/identity-of.ts'
import { local } from '../state/queries.ts'
import { useMoment } from '../state/use-moment.ts'
import { surenessText, waysOfOneText, waysUpCount } from '../wording/ways-beside-wording.ts'
import { actionsFor } from './graph-tools/actions-for.ts'
import { hrefOfWaysUp } from './hrefs.ts'
import { useWorkspace } from './use-entities.ts'

type Climbs = {
  readonly ways: readonly WaysOfOne[]
  readonly administrators: WaysBesideAnswer['administrators']
}

/** So many stand below an answer without hiding it. */
const most = 4

/** The ways up of somebody and of all whom it can become: all, or those to one end. */
export function useClimbs(
  from: string,
  at?: PathsEnd,
): { readonly data: Climbs | undefined; readonly isError: boolean } {
  const { revision, drafts } = useMoment()
  const workspace = useWorkspace()
  return useQuery({
    ...local,
    queryKey: ['ways-beside', revision, identityOf(drafts), from, at],
    queryFn: async ({ signal }): Promise<Climbs> => {
      const ways: WaysOfOne[] = []
      const resource = at?.kind === 'node' ? entityOf(workspace, 'resource', at.id) : undefined
      const actions = resource === undefined ? {} : await actionsFor([resource])
      const question = { from, ...(at === undefined ? {} : { to: { at, actions } }), drafts }
      const { administrators } = await engine('analysis').ask('waysBeside', question, signal, (piece) => {
        ways.push(...piece.found)
      })
      return { ways, administrators }
    },
  })
}

type ClimbListProps = {
  readonly ways: readonly WaysOfOne[]
  readonly nameOf: (id: string) => string
  /** Where it is told how somebody gets to the end that was asked about. */
  readonly hrefOnwards?: (id: string) => string
}

/** Whose they are, how many and how far they lead, each with a link to them. */
export function ClimbList({ ways, nameOf, hrefOnwards }: ClimbListProps): ReactNode {
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
            {one.over === undefined || hrefOnwards === undefined ? null : (
              <Onwards over={one.over} nameOf={nameOf} hrefOf={hrefOnwards} />
            )}
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

/** So many names are read at a glance. */
const mostNames = 5

type OnwardsProps = {
  readonly over: Stepping
  readonly nameOf: (id: string) => string
  readonly hrefOf: (id: string) => string
}

/** As whom the ways make one act who gets there, each with a link to how. */
function Onwards({ over: { those, total }, nameOf, hrefOf }: OnwardsProps): ReactNode {
  const more = total - Math.min(mostNames, those.length)
  return (
    <p className="climbs-onwards">
      Gets there as{' '}
      {those.slice(0, mostNames).map(({ id, state }, at) => (
        <span key={id}>
          {at === 0 ? '' : ', '}
          <Link href={hrefOf(id)} ariaLabel={`${nameOf(id)}: how it gets there`}>
            {nameOf(id)}
          </Link>
          {surenessText(state)}
        </span>
      ))}
      {more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}
    </p>
  )
}
