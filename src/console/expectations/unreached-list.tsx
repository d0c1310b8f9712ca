import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { type ExpectationResult, reachedBy } from '#graph/expectations/run-expectation.ts'
import { placeKey } from '#model/document-place.ts'
import type { EntityId } from '#model/entities/entity.ts'

import { hrefOfDocument } from '../parts/hrefs.ts'
import { engine } from '../state/engines.ts'
import { identityOf } from '../state/identity-of.ts'
import { local } from '../state/queries.ts'
import { useMoment } from '../state/use-moment.ts'
import { placeText } from '../wording/place-wording.ts'
import { statementTitle } from '../wording/statement-wording.ts'

type UnreachedListProps = {
  readonly results: ReadonlyMap<EntityId, ExpectationResult>
  /** Whether all tests have their result. */
  readonly isWhole: boolean
}

/** The statements that apply in no test, each a link to where it stands. */
export function UnreachedList({ results, isWhole }: UnreachedListProps): ReactNode {
  const { revision, drafts } = useMoment()
  const reached = [...new Set([...results.values()].flatMap(reachedBy))].toSorted()
  const { data: unreached, error } = useQuery({
    ...local,
    queryKey: ['unreached-statements', revision, identityOf(drafts), reached],
    queryFn: ({ signal }) => engine('analysis').ask('unreachedStatements', { reached, drafts }, signal),
    placeholderData: keepPreviousData,
    enabled: isWhole,
  })
  if (error !== null) return <Alert type="error">The engine could not answer this: {error.message}</Alert>
  if (unreached === undefined) return <Box>Looking…</Box>
  if (unreached.length === 0) return <Box>Every statement of this workspace applies in some test.</Box>
  return (
    <ul>
      {unreached.map(({ place, statements, unreached: left }) => (
        <li key={placeKey(place)}>
          {placeText(place)}: {left.length} of {statements}{' '}
          {left.map((one) => (
            <span key={one.statement}>
              <Link
                href={hrefOfDocument(place, one.statement)}
                ariaLabel={`${statementTitle(one)} of ${placeText(place)}`}
              >
                {statementTitle(one)}
              </Link>{' '}
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}
