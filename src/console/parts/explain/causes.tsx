import Link from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'

import type { StatementReference } from '#engine/evaluate/decision.ts'
import type { Standing } from '#graph/questions/flip.ts'
import { parsePlaceKey } from '#model/document-place.ts'

import { hrefOfDocument } from '../hrefs.ts'
import { withoutAllWords, withoutWords } from './cause-words.ts'
import { statementName } from './statement-name.ts'

/** The statements that decided, each with what the answer would be without it. */
export function Causes({ standing }: { readonly standing: Standing }): ReactNode {
  const { decision, causes } = standing
  if (causes === null) {
    return decision === 'allowed' ? <p>No statement makes it so, so none can be taken away.</p> : null
  }
  const all = withoutAllWords(causes)
  return (
    <>
      <ul className="causes plain-list" aria-label="What makes it so">
        {causes.causes.map(({ statement, without }) => (
          <li
            key={`${statement.source ?? statement.policy} ${statement.target ?? ''} ${statement.statement}`}
          >
            <Cause statement={statement} words={withoutWords(without, decision)} />
          </li>
        ))}
      </ul>
      {all !== null && <p>{all}</p>}
    </>
  )
}

type CauseProps = {
  readonly statement: StatementReference
  readonly words: string
}

function Cause({ statement, words }: CauseProps): ReactNode {
  const name = statementName(statement)
  const place = statement.source === undefined ? null : parsePlaceKey(statement.source)
  return (
    <>
      {place === null ? name : <Link href={hrefOfDocument(place, statement.statement)}>{name}</Link>}: {words}
    </>
  )
}
