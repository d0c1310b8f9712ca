import type { ReactNode } from 'react'

import { statementSymbols } from '#language/symbols.ts'

type StatementOutlineProps = { readonly text: string; readonly onOpen: (index: number) => void }

/** The statements of the text, each a way to it. */
export function StatementOutline({ text, onOpen }: StatementOutlineProps): ReactNode {
  const statements = statementSymbols(text)
  return (
    <nav className="statement-outline" aria-label="Statements">
      <ol>
        {statements.map(({ index, effect, title }) => (
          <li key={index}>
            <button type="button" onClick={() => onOpen(index)}>
              <span className="statement-effect">{effect ?? 'No effect'}</span> {title}
            </button>
          </li>
        ))}
      </ol>
      {statements.length === 0 ? <p>No statement yet.</p> : null}
    </nav>
  )
}
