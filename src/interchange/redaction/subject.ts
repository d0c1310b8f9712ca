import { type Piece, piecesOf } from './pieces.ts'

/** Words by which issuers of tokens say what a part of a subject is: `repo:organization/repository:ref:refs/heads/main`. */
const labels: ReadonlySet<string> = new Set(
  (
    'repo ref refs heads tags main master environment pull_request job_workflow_ref ref_type branch tag project_path ' +
    'system serviceaccount organization project workspace run_phase plan apply org user pipeline vcs-origin vcs-ref actor'
  ).split(' '),
)
/** Behind these stands a name, whatever word it is. */
const beforeNames: ReadonlySet<string> = new Set(
  'repo project_path organization project workspace environment actor'.split(' '),
)

type Word = Extract<Piece, { readonly is: 'piece' }>

/** What of the subject of a token is nobody's word but its own: names and patterns of names, without those of its issuer. */
export function ownWordsOf(subject: string): readonly Word[] {
  const parts = subject.split(':')
  return parts.flatMap((part, at) => {
    const isName = beforeNames.has(parts[at - 1]?.toLowerCase() ?? '')
    return piecesOf(part).flatMap((piece) =>
      piece.is === 'piece' && (isName || !labels.has(piece.text.toLowerCase())) ? [piece] : [],
    )
  })
}

/** Is it the key of a subject, as in `token.actions.githubusercontent.com:sub`? */
export function isOfSubject(key: string): boolean {
  return /:sub$/i.test(key)
}
