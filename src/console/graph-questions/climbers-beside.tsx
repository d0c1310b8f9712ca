import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { hrefOfWaysUp, hrefs } from '#console/parts/hrefs.ts'
import { engine } from '#console/state/engines.ts'
import { identityOf } from '#console/state/identity-of.ts'
import { local } from '#console/state/queries.ts'
import { useMoment } from '#console/state/use-moment.ts'
import { climbersSentence, notCountedSentence } from '#console/wording/ways-beside-wording.ts'
import { shownControls } from '#engine/text/shown-controls.ts'
import type { Climber } from '#graph/escalation/climbers-to.ts'

import { type Found, isUnknown } from './answer-row.ts'

/** So many names are read at a glance. */
const mostNames = 5

type ClimbersBesideProps = {
  readonly to: string
  readonly found: Found
  readonly nameOf: (id: string) => string
}

/** What an answer of who gets somewhere doesn't tell of: who could become one of these, each with a link to its ways up. */
export function ClimbersBeside({ to, found, nameOf }: ClimbersBesideProps): ReactNode {
  const { revision, drafts } = useMoment()
  const ends = [...new Set(found.rows.filter((row) => !isUnknown(row)).map(({ from }) => from))]
  const { data, isError } = useQuery({
    ...local,
    enabled: found.isComplete,
    queryKey: ['climbers-to', revision, identityOf(drafts), to, ends],
    queryFn: async ({ signal }): Promise<readonly Climber[]> => {
      const climbers: Climber[] = []
      await engine('analysis').ask('climbersTo', { to, ends, drafts }, signal, (piece) => {
        climbers.push(...piece.found)
      })
      return climbers.toSorted((a, b) => Number(b.isKnown) - Number(a.isKnown))
    },
  })
  if (isError || !found.isComplete)
    return (
      <p className="climbs">
        Who could become one of these by a way up is not counted here.{' '}
        <Link variant="primary" href={hrefs.waysUp}>
          Ways up
        </Link>
      </p>
    )
  if (data === undefined) return <Box color="text-body-secondary">Looking for ways up …</Box>
  const more = data.length - mostNames
  return (
    <p className="climbs">
      {climbersSentence(data, nameOf(to))}{' '}
      {data.slice(0, mostNames).map(({ principal }, at) => (
        <span key={principal}>
          {at === 0 ? '' : ', '}
          <Link variant="primary" href={hrefOfWaysUp(principal)}>
            {shortNameOf(principal)}
          </Link>
        </span>
      ))}
      {more > 0 ? (
        <>
          {' '}
          and {more.toLocaleString('en')} more:{' '}
          <Link variant="primary" href={hrefs.waysUp}>
            Ways up
          </Link>
        </>
      ) : null}
      {data.length > 0 ? '. ' : null}
      {notCountedSentence(data.length > 0)}
    </p>
  )
}

function shortNameOf(id: string): string {
  return shownControls(id.slice(id.lastIndexOf('/') + 1))
}
