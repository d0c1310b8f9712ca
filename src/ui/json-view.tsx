import './json-view.css'
import { jsonRuns } from './json-runs.ts'

/** Beyond this many characters colours cost more than they help. */
const mostColoured = 60_000

/** JSON to read and to copy, in colours. It wraps and never scrolls by itself, so that it needs no focus. */
export function JsonView({ text }: { readonly text: string }) {
  if (text.length > mostColoured) return <pre className="json-view">{text}</pre>
  return (
    <pre className="json-view">
      {jsonRuns(text).map(({ kind, text: run, start }) =>
        kind === 'plain' ? (
          run
        ) : (
          <span key={start} className={`json-view-${kind}`}>
            {run}
          </span>
        ),
      )}
    </pre>
  )
}
