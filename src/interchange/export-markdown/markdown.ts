/** `text` in a line of Markdown as the characters that it is: neither markup nor HTML nor the end of a cell. */
export function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_{}[\]()#+!|~-]/g, String.raw`\$&`)
}

/** A table; nothing where it has no rows. Cells are Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return []
  return [[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')]
}

/** A list of names, `–` for none. */
export function names(list: readonly string[]): string {
  return list.length === 0 ? '–' : list.map(plain).join(', ')
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
