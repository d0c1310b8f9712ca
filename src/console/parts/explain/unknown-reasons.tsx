import Alert from '@cloudscape-design/components/alert'
import type { ReactNode } from 'react'

import type { UnknownReason } from '#model/resolve.ts'

import { unknownSentence } from '../../wording/unknown-wording.ts'

/** What is missing to answer truly. */
export function UnknownReasons({ reasons }: { readonly reasons: readonly UnknownReason[] }): ReactNode {
  const sentences = [...new Set(reasons.map(unknownSentence))]
  return (
    <Alert type="warning" header="Unknown: this cannot be decided truly">
      <ul className="plain-list">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Alert>
  )
}
