import * as fc from 'fast-check'

import { lawsOfAdding } from './laws/adding.ts'
import { lawsOfAsking, lawsOfExplaining } from './laws/asking.ts'
import { decide, lawCases, type Law, type LawCase } from './laws/law.ts'
import { lawsOfNarrowing } from './laws/narrowing.ts'
import { lawsOfSpelling } from './laws/spelling.ts'

/** The second reading is asked of every case; of the laws every case is held to one in turn, and one of many explained. */
const [secondReading, ...askedAgain] = lawsOfAsking
const inTurn = [...lawsOfAdding, ...lawsOfNarrowing, ...lawsOfSpelling, ...askedAgain]
const explainedEvery = 10
const batch = 10_000

const [, , countText = '1000000', seedText = '1'] = process.argv
const [count, seed] = [Number(countText), Number(seedText)]
if (!Number.isInteger(count) || !Number.isInteger(seed) || count < 1) {
  throw new Error('usage: npm run fuzz -- [cases] [seed], both whole numbers')
}

const decisions = new Map<string, number>()
const broken: { readonly claim: string; readonly given: LawCase; readonly error: string | null }[] = []

function check({ claim, holds }: Law, given: LawCase): void {
  try {
    if (!holds(given)) broken.push({ claim, given, error: null })
  } catch (error) {
    broken.push({ claim, given, error: String(error) })
  }
}

function checkAll(given: LawCase, at: number): void {
  const kind = decide(given.request, given.documents)
  decisions.set(kind, (decisions.get(kind) ?? 0) + 1)
  const laws = [
    secondReading,
    inTurn[at % inTurn.length],
    ...(at % explainedEvery === 0 ? lawsOfExplaining : []),
  ]
  for (const law of laws) if (law !== undefined) check(law, given)
}

const began = performance.now()
for (let done = 0; done < count && broken.length < 20; done += batch) {
  const numRuns = Math.min(batch, count - done)
  for (const [at, given] of fc.sample(lawCases, { numRuns, seed: seed + done }).entries()) {
    checkAll(given, done + at)
  }
}
const seconds = (performance.now() - began) / 1000

const total = [...decisions.values()].reduce((sum, each) => sum + each, 0)
process.stdout.write(`${total} cases of seed ${seed} in ${seconds.toFixed(0)} s, ${inTurn.length + 2} laws\n`)
for (const [kind, number] of decisions) {
  process.stdout.write(`${kind.padEnd(14)} ${number} (${((100 * number) / total).toFixed(1)} %)\n`)
}
for (const { claim, given, error } of broken) {
  process.stdout.write(`\nbroken: ${claim}${error === null ? '' : `\n${error}`}\n${JSON.stringify(given)}\n`)
}
process.stdout.write(`${broken.length} cases broke a law\n`)
process.exitCode = broken.length === 0 ? 0 : 1
