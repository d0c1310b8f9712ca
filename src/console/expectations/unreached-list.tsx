import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'

import type { UnreachedStatements } from '#graph/expectations/unreached-statements.ts'
import { placeKey } from '#model/document-place.ts'

import { hrefOfDocument } from '../parts/hrefs.ts'
import { placeText } from './expectation-wording.ts'

/** The statements that apply in no test, each a link to where it stands; null while that is found out. */
export function UnreachedList({
  unreached,
}: {
  readonly unreached: readonly UnreachedStatements[] | null
}): ReactNode {
  if (unreached === null) return <Box>Looking…</Box>
  if (unreached.length === 0) return <Box>Every statement of this workspace applies in some test.</Box>
  return (
    <ul>
      {unreached.map(({ place, statements, unreached: positions }) => (
        <li key={placeKey(place)}>
          {placeText(place)}: {positions.length} of {statements}{' '}
          {positions.map((at) => (
            <span key={at}>
              <Link href={hrefOfDocument(place, at)} ariaLabel={`Statement ${at + 1} of ${placeText(place)}`}>
                statement {at + 1}
              </Link>{' '}
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}
