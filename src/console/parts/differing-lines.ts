export type DifferingLine = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** Beyond so many lines on both sides the middle is shown as replaced whole: comparing each with each would take too long. */
const mostCompared = 2000

/** What turns `from` into `to`, line by line, in order: the longest common run of lines stays. */
export function differingLines(from: string, to: string): readonly DifferingLine[] {
  const [a, b] = [from.split('\n'), to.split('\n')]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let tail = 0
  while (tail < a.length - start && tail < b.length - start && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1
  const asLine = (kind: DifferingLine['kind']) => (text: string) => ({ kind, text })
  return [
    ...a.slice(0, start).map(asLine('same')),
    ...middle(a.slice(start, a.length - tail), b.slice(start, b.length - tail)),
    ...a.slice(a.length - tail).map(asLine('same')),
  ]
}

function middle(a: readonly string[], b: readonly string[]): readonly DifferingLine[] {
  if (a.length > mostCompared || b.length > mostCompared)
    return [
      ...a.map((text) => ({ kind: 'removed', text }) as const),
      ...b.map((text) => ({ kind: 'added', text }) as const),
    ]
  const common = commonLengths(a, b)
  const lines: DifferingLine[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]]
    if (left !== undefined && left === right) {
      lines.push({ kind: 'same', text: left })
      i += 1
      j += 1
    } else if (right === undefined || (left !== undefined && at(common, i + 1, j) >= at(common, i, j + 1))) {
      lines.push({ kind: 'removed', text: left ?? '' })
      i += 1
    } else {
      lines.push({ kind: 'added', text: right })
      j += 1
    }
  }
  return lines
}

type Lengths = { readonly cells: Uint16Array; readonly width: number }

/** Length of the longest common run of lines from each pair of places on. */
function commonLengths(a: readonly string[], b: readonly string[]): Lengths {
  const width = b.length + 1
  const lengths = { cells: new Uint16Array((a.length + 1) * width), width }
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths.cells[i * width + j] =
        a[i] === b[j] ? at(lengths, i + 1, j + 1) + 1 : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1))
    }
  }
  return lengths
}

function at({ cells, width }: Lengths, i: number, j: number): number {
  return cells[i * width + j] ?? 0
}
