import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import type { ReactNode } from 'react'

import type { WaysUpPiece } from '#graph/escalation/ask-ways-up.ts'
import { arn } from '#model/entities/names.ts'

import { ArnLink } from '../parts/entity-link.tsx'
import { unknownSentence } from '../wording/unknown-wording.ts'

const most = 5

/** Whose policies can't all be read, so that their ways are not known for certain and may not be all. */
export function UnreadNote({ unread }: { readonly unread: WaysUpPiece['unread'] }): ReactNode {
  if (unread.length === 0) return null
  return (
    <Alert type="warning" header="Not all policies can be read">
      Ways of these are told as unknown, and there may be more than are listed.
      <ul>
        {unread.slice(0, most).map(({ principal, what }) => (
          <li key={principal}>
            <ArnLink arn={arn(principal)} />: {[...new Set(what.map(sentence))].join(' ')}
          </li>
        ))}
      </ul>
      {unread.length > most ? (
        <Box variant="span">and {(unread.length - most).toLocaleString('en')} more.</Box>
      ) : null}
    </Alert>
  )
}

function sentence(what: WaysUpPiece['unread'][number]['what'][number]): string {
  if (what.kind !== 'refused-document') return unknownSentence(what)
  return what.name === ''
    ? 'A policy of the organization is not valid.'
    : `IAM would refuse “${what.name}”. Mend that document.`
}
