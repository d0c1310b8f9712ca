/** Runs what it is given one after another, whether the one before went well or not; at once where nothing runs. */
export type InTurn = <Value>(work: () => Promise<Value>) => Promise<Value>

/** A queue of its own, empty. */
export function oneAfterAnother(): InTurn {
  let last: Promise<unknown> | null = null
  return (work) => {
    const turn = last === null ? begin(work) : last.then(work, work)
    last = turn
    const end = (): void => {
      if (last === turn) last = null
    }
    turn.then(end, end)
    return turn
  }
}

/** What `work` does before it first waits is done when this answers; what it throws there is answered as well. */
async function begin<Value>(work: () => Promise<Value>): Promise<Value> {
  return work()
}
