import { type MatrixRow, stateOfLetter } from '#graph/questions/access-matrix.ts'
import type { Ask } from '#worker/contract.ts'

/** The matrix as CSV: a line a principal, a column a request. */
export function matrixCsv(asks: readonly Ask[], rows: readonly MatrixRow[]): string {
  const head = ['principal', ...asks.map(({ action, resource }) => `${action} ${resource}`)]
  const lines = rows.map(({ id, states }) => [id, ...states.split('').map(stateOfLetter)])
  return [head, ...lines].map((cells) => cells.map(field).join(',')).join('\r\n')
}

/** Quoted where it must be; a beginning that a spreadsheet would take for a formula is defused. */
function field(text: string): string {
  const plain = /^[=+@\t\r-]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
