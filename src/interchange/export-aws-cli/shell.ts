import type { JsonValue } from '#engine/text/json.ts'

/** The value of an option: text as it is, JSON, or a variable of the script. Null: the option isn't given. */
export type OptionValue =
  | string
  | null
  | true
  | { readonly kind: 'json'; readonly value: JsonValue }
  | { readonly kind: 'variable'; readonly name: string }

export type Options = Readonly<Record<string, OptionValue>>

/** JSON as the value of an option. */
export function json(value: JsonValue): OptionValue {
  return { kind: 'json', value }
}

/** A variable as the value of an option. */
export function variable(name: string): OptionValue {
  return { kind: 'variable', name }
}

/**
 * One call of the AWS CLI, an option a line. Values stand in single quotes and after `=`, so that none is taken for
 * an option, and JSON in the form that needs no second shell. Text that the AWS CLI would take for the name of a file
 * is left out, with a comment.
 */
export function call(words: string, options: Options): string {
  const given = Object.entries(options).filter(([, value]) => value !== null)
  const left = given.filter(([, value]) => isTakenForFile(value))
  const lines = given
    .filter(([, value]) => !isTakenForFile(value))
    .map(([name, value]) => `  --${name}${valueText(value)}`)
  return [
    ...left.map(
      ([name, value]) => `# ${name} left out, since the AWS CLI would read a file: ${oneLine(value)}`,
    ),
    [`aws ${words}`, ...lines].join(' \\\n'),
  ].join('\n')
}

/** A call whose answer's `query` is kept in a variable. */
export function callInto(name: string, words: string, options: Options, query: string): string {
  return `${name}=$(${call(words, { ...options, query, output: 'text' })})`
}

/** A comment, a line each; text can't end it. */
export function comment(lines: readonly string[]): string {
  return lines.map((line) => `# ${oneLine(line)}`).join('\n')
}

/** `text` as one word of a shell, whatever it is but for NUL, which no argument can hold. */
export function shellWord(text: string): string {
  if (/^[\w/:.,@%+-]+$/.test(text)) return text
  return `'${text.replaceAll('\u0000', '\uFFFD').replaceAll("'", `'\\''`)}'`
}

function valueText(value: OptionValue): string {
  if (value === true || value === null) return ''
  if (typeof value === 'string') return `=${shellWord(value)}`
  if (value.kind === 'variable') return `="$${value.name}"`
  return `=${shellWord(JSON.stringify(value.value, null, 2))}`
}

function isTakenForFile(value: OptionValue): boolean {
  return typeof value === 'string' && /^(?:fileb?|https?):\/\//.test(value)
}

function oneLine(text: unknown): string {
  return String(text).replaceAll(/\s+/g, ' ')
}
