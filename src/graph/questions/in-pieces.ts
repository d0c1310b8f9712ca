/** What long work does on its way: see `Course` of the worker. `now` is a clock in milliseconds. */
export type Pace<Piece> = {
  readonly report: (piece: Piece) => void
  readonly giveWay: () => Promise<void>
  readonly now: () => number
}

/** Work goes on for so long before messages are let in, in milliseconds. */
const turn = 12

/** What was found is brought at once so soon, and then in growing intervals, since each piece costs the page a frame. */
const firstPiece = 8
const longestPiece = 120

/**
 * Go through `steps` to their end, bringing what `add` keeps of them piece by piece: the first within a few milliseconds
 * of the first find. `take` answers what was kept since it was last asked.
 */
export async function inPieces<Step, Piece>(
  steps: Iterable<Step>,
  { add, take }: { readonly add: (step: Step) => void; readonly take: () => Piece },
  { report, giveWay, now }: Pace<Piece>,
): Promise<void> {
  let turnBegan = now()
  let pieceBegan = turnBegan
  let pieceTime = firstPiece
  for (const step of steps) {
    add(step)
    const time = now()
    if (time - pieceBegan >= pieceTime) {
      report(take())
      pieceBegan = time
      pieceTime = Math.min(pieceTime * 2, longestPiece)
    }
    if (time - turnBegan < turn) continue
    // oxlint-disable-next-line no-await-in-loop -- to let messages in between is what it is for
    await giveWay()
    turnBegan = now()
  }
  report(take())
}

/** What was found since the last piece, and how many of all were looked at. */
export type FoundPiece<Found> = {
  readonly found: readonly Found[]
  readonly done: number
  readonly total: number
}

/** Go through steps, of which each looks at one of `total` and finds something or, null, nothing. How many there were. */
export async function foundInPieces<Found>(
  steps: Iterable<Found | null>,
  total: number,
  pace: Pace<FoundPiece<Found>>,
): Promise<number> {
  let done = 0
  let found: Found[] = []
  await inPieces(
    steps,
    {
      add: (one) => {
        done += 1
        if (one !== null) found.push(one)
      },
      take: () => {
        const piece = { found, done, total }
        found = []
        return piece
      },
    },
    pace,
  )
  return done
}

/** Go through work that has nothing to tell on its way, letting messages in. What it comes to. */
export async function inTurns<Value>(
  work: Generator<unknown, Value>,
  { giveWay, now }: Pick<Pace<never>, 'giveWay' | 'now'>,
): Promise<Value> {
  let turnBegan = now()
  for (;;) {
    const next = work.next()
    if (next.done === true) return next.value
    if (now() - turnBegan < turn) continue
    // oxlint-disable-next-line no-await-in-loop -- to let messages in between is what it is for
    await giveWay()
    turnBegan = now()
  }
}

/** Go through the same without a pause. */
export function atOnce<Value>(work: Generator<unknown, Value>): Value {
  for (;;) {
    const next = work.next()
    if (next.done === true) return next.value
  }
}
