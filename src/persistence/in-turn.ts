/** Runs what it is given one after another, whether the one before went well or not. */
export type InTurn = <Value>(work: () => Promise<Value>) => Promise<Value>

/** A queue of its own, empty. */
export function oneAfterAnother(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work, work)
    last = turn
    return turn
  }
}
