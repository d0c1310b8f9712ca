/** A line of two texts laid over one another. */
export type DiffLine = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** Beyond this many pairs of lines the longest common run would take too long: the middle is shown as replaced. */
const mostPairs = 4_000_000

/** What has to go and to come, line by line, so that `before` becomes `after`: as few lines as can be. */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const from = before.split('\n')
  const to = after.split('\n')
  let head = 0
  while (head < from.length && head < to.length && from[head] === to[head]) head += 1
  let tail = 0
  while (
    tail < from.length - head &&
    tail < to.length - head &&
    from[from.length - 1 - tail] === to[to.length - 1 - tail]
  ) {
    tail += 1
  }
  return [
    ...lines('same', from.slice(0, head)),
    ...middle(from.slice(head, from.length - tail), to.slice(head, to.length - tail)),
    ...lines('same', from.slice(from.length - tail)),
  ]
}

function middle(from: readonly string[], to: readonly string[]): DiffLine[] {
  if (from.length * to.length > mostPairs) return [...lines('removed', from), ...lines('added', to)]
  const common = commonLengths(from, to)
  const found: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < from.length || j < to.length) {
    const [gone, come] = [from[i], to[j]]
    if (gone !== undefined && gone === come) {
      found.push({ kind: 'same', text: gone })
      i += 1
      j += 1
    } else if (come === undefined || (gone !== undefined && common(i + 1, j) >= common(i, j + 1))) {
      found.push({ kind: 'removed', text: gone ?? '' })
      i += 1
    } else {
      found.push({ kind: 'added', text: come })
      j += 1
    }
  }
  return found
}

/** How many lines what is left of both has in common, from the i-th and the j-th line on. */
function commonLengths(from: readonly string[], to: readonly string[]): (i: number, j: number) => number {
  const width = to.length + 1
  const table = new Uint32Array((from.length + 1) * width)
  const at = (i: number, j: number) => table[i * width + j] ?? 0
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      table[i * width + j] = from[i] === to[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  return at
}

function lines(kind: DiffLine['kind'], texts: readonly string[]): DiffLine[] {
  return texts.map((text) => ({ kind, text }))
}

/** The changed lines with `around` lines before and after them; null stands for what was left out. */
export function withContext(diff: readonly DiffLine[], around: number): readonly (DiffLine | null)[] {
  const near = diff.map(() => false)
  diff.forEach(({ kind }, at) => {
    if (kind === 'same') return
    for (let i = Math.max(0, at - around); i <= at + around && i < near.length; i += 1) near[i] = true
  })
  return diff.flatMap((line, at): (DiffLine | null)[] => {
    if (near[at] === true) return [line]
    return at === 0 || near[at - 1] === true ? [null] : []
  })
}
