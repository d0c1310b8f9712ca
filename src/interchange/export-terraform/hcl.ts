import type { JsonValue } from '#engine/text/json.ts'

/** A value in Terraform's language, as data. */
export type Hcl =
  | string
  | number
  | boolean
  | readonly Hcl[]
  /** An expression, written as it stands: `aws_iam_role.web.name`. */
  | { readonly kind: 'reference'; readonly to: string }
  /** A policy document, written as JSON in a heredoc. */
  | { readonly kind: 'document'; readonly document: JsonValue }
  | { readonly kind: 'map'; readonly entries: Readonly<Record<string, string>> }

/** Attributes and nested blocks in their order; those that are null are not written. */
export type Body = Readonly<Record<string, Hcl | null>>

export type Block = {
  /** `resource`, `provider` … */
  readonly type: string
  readonly labels: readonly string[]
  readonly body: Body
  readonly nested?: readonly Block[]
}

/** Name an expression. */
export function reference(to: string): Hcl {
  return { kind: 'reference', to }
}

/** A policy document as a value. */
export function document(json: JsonValue): Hcl {
  return { kind: 'document', document: json }
}

/** A block as text, in the layout of `terraform fmt` but for the alignment of equals signs. */
export function blockText(block: Block): string {
  return blockLines(block, '').join('\n')
}

function blockLines({ type, labels, body, nested = [] }: Block, indent: string): string[] {
  const inside = `${indent}  `
  const attributes = Object.entries(body).flatMap(([name, value]) =>
    value === null ? [] : [`${inside}${name} = ${valueText(value, inside)}`],
  )
  return [
    `${indent}${[type, ...labels.map(quoted)].join(' ')} {`,
    ...attributes,
    ...nested.flatMap((block) => blockLines(block, inside)),
    `${indent}}`,
  ]
}

function valueText(value: Hcl, indent: string): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if ('kind' in value) return taggedText(value, indent)
  return `[${value.map((item) => valueText(item, indent)).join(', ')}]`
}

function taggedText(value: Extract<Hcl, { readonly kind: string }>, indent: string): string {
  switch (value.kind) {
    case 'reference':
      return value.to
    case 'document': {
      const lines = withoutTemplates(JSON.stringify(value.document, null, 2)).split('\n')
      return ['<<-JSON', ...lines.map((line) => `${indent}  ${line}`), `${indent}JSON`].join('\n')
    }
    case 'map': {
      const entries = Object.entries(value.entries).map(
        ([key, text]) => `${indent}  ${quoted(key)} = ${quoted(text)}`,
      )
      return entries.length === 0 ? '{}' : ['{', ...entries, `${indent}}`].join('\n')
    }
  }
}

/** A text in double quotes that Terraform reads as that text, whatever it is. */
export function quoted(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what has to be escaped
  const escaped = text.replaceAll(/["\\\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF]/g, escapeOf)
  return `"${withoutTemplates(escaped)}"`
}

const shortEscapes = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

function escapeOf(character: string): string {
  return shortEscapes.get(character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/**
 * Text in which `${` and `%{` begin no template: `$${`, and each character of a longer run by its code, since
 * `$$${` would be read in two ways. JSON in a heredoc takes the same codes.
 */
function withoutTemplates(text: string): string {
  return text.replaceAll(/(\$+|%+)\{/g, (_whole, run: string) =>
    run.length === 1 ? `${run}${run}{` : `${`\\u00${run.charCodeAt(0).toString(16)}`.repeat(run.length)}{`,
  )
}

/** A comment, a line each; text can't end it. */
export function comment(lines: readonly string[]): string {
  return lines.map((line) => `# ${line.replaceAll(/\s+/g, ' ')}`).join('\n')
}
