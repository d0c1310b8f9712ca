/** What of a text can be a name: what stands between `:` and `/`. Policy variables are parts of their own, whatever they hold. */
export type Piece =
  | { readonly is: 'separator'; readonly text: string }
  | { readonly is: 'piece'; readonly text: string; readonly parts: readonly PiecePart[] }

/** A run of letters, a wildcard (`*`, `?`, or what `${*}` stands for), or a policy variable. */
export type PiecePart =
  | { readonly is: 'letters'; readonly text: string }
  | { readonly is: 'wild'; readonly text: string }
  | { readonly is: 'variable'; readonly text: string; readonly key: string; readonly fallback: string | null }

const tokens = /\$\{[^}]*\}|[:/]|[*?]|(?:(?!\$\{[^}]*\})[^:/*?])+/g

/** Split a text of a policy, of an ARN or of anything else. Joined, the parts are the text. Linear. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let parts: PiecePart[] = []
  const end = () => {
    if (parts.length > 0) pieces.push({ is: 'piece', text: parts.map((part) => part.text).join(''), parts })
    parts = []
  }
  for (const [token] of text.matchAll(tokens)) {
    if (token === ':' || token === '/') {
      end()
      pieces.push({ is: 'separator', text: token })
    } else parts.push(partOf(token))
  }
  end()
  return pieces
}

function partOf(token: string): PiecePart {
  if (token === '*' || token === '?') return { is: 'wild', text: token }
  if (!token.startsWith('${')) return { is: 'letters', text: token }
  const inside = token.slice(2, -1)
  if (/^[*?$]$/.test(inside)) return { is: 'wild', text: token }
  const [, key = '', fallback] = /^\s*([^,]*?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(inside) ?? []
  return { is: 'variable', text: token, key, fallback: fallback ?? null }
}

/** The piece as a name, where all of it is one; null where it is a pattern or is made of what a request brings. */
export function wholeName({ parts }: Extract<Piece, { is: 'piece' }>): string | null {
  const [only, more] = parts
  return more === undefined && only?.is === 'letters' ? only.text : null
}

/** Key of the tag that a condition key or policy variable reads: `team` of `aws:PrincipalTag/team`; null of any other. */
export function tagKeyIn(key: string): string | null {
  return /^[a-z0-9-]+:[a-z]*tag\/(.+)$/is.exec(key)?.[1] ?? null
}
