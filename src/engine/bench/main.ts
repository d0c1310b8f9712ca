import { amongOthers, besideOthers, casesBySize, type BenchCase } from './cases.ts'
import { contendersFor, disagreements } from './contenders.ts'
import { measure } from './measure.ts'

const rounds = 9

const print = (text: string) => process.stdout.write(`${text}\n`)

function row(name: string, ...cells: readonly string[]): void {
  print(name.padEnd(52) + cells.map((cell) => cell.padStart(16)).join(''))
}

const inNanoseconds = (time: number) => `${Math.round(time).toLocaleString('en')} ns`

/** As many questions a round as take each contender some tens of milliseconds: the plain one needs fewer. */
function questionsFor({ asked }: BenchCase): readonly number[] {
  const statements = asked[0]?.[1].parsed.reduce((sum, { Statement }) => sum + Statement.length, 0) ?? 1
  const plain = Math.max(asked.length / 8, Math.ceil(3000 / statements))
  return [Math.max(asked.length, 20_000), plain, plain]
}

function compare(benchCase: BenchCase): void {
  const contenders = contendersFor(benchCase)
  const different = disagreements(benchCase, contenders)
  if (different.length > 0)
    throw new Error(`${benchCase.name}: no agreement on questions ${different.join(', ')}`)
  const measured = measure(contenders, { rounds, questions: questionsFor(benchCase) })
  const [engine, ...others] = measured
  if (engine === undefined) throw new Error('the engine was not measured')
  const ratios = others.map(({ nanoseconds }) => `${(nanoseconds / engine.nanoseconds).toFixed(0)} x`)
  row(benchCase.name, ...measured.map(({ nanoseconds }) => inNanoseconds(nanoseconds)), ...ratios)
}

/** The same questions among ever more statements of other services, side by side. */
function grow(cases: readonly BenchCase[]): void {
  const engines = cases.flatMap((benchCase) => contendersFor(benchCase).slice(0, 1))
  const measured = measure(engines, { rounds, questions: engines.map(() => 20_000) })
  const base = measured[0]?.nanoseconds ?? 1
  for (const [index, { name }] of cases.entries()) {
    const nanoseconds = measured[index]?.nanoseconds ?? 0
    row(name, inNanoseconds(nanoseconds), `${(nanoseconds / base).toFixed(2)} x`)
  }
}

print('Nanoseconds a decision: median of rounds, contenders taking turns; ratios are to the engine.\n')
row('', 'engine', 'plain, parsed', 'plain, text', 'parsed/engine', 'text/engine')
for (const benchCase of casesBySize()) compare(benchCase)
print('\nDoes the cost grow with statements of other services?\n')
row('', 'engine', 'to the first')
grow([amongOthers(0), amongOthers(1000), amongOthers(10_000), besideOthers(1000), besideOthers(10_000)])
