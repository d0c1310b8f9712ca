const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#34;': '"',
  '&amp;': '&',
}

// oxlint-disable-next-line no-control-regex -- terminals colour their output with this very character
const colours = /\u001B\[[0-9;]*m/g

/**
 * An error as tools print it, on one line of plain words: without terminal colours, the bars of Terraform, XML tags,
 * escapes of JSON and line breaks. What stands in an ARN where somebody blacked out an account id becomes `REDACTED`.
 */
export function plainText(text: string): string {
  return text
    .replaceAll(colours, '')
    .replaceAll(/&(?:lt|gt|quot|amp|#34);/g, (entity) => entities[entity] ?? entity)
    .replaceAll(/\\{1,8}(["'/])/g, '$1')
    .replaceAll(/\\[nrt]/g, ' ')
    .replaceAll(
      /(arn:[\w-]*:[\w-]*:[^:\s]*:)(?:\[[^\]:]*\]|<[^>:]*>|\{[^}:]*\}|\*{2,}|[xX]{3,})(?=:)/g,
      '$1REDACTED',
    )
    .replaceAll(/<\/?[A-Za-z][\w-]*\s*\/?>/g, ' ')
    .replaceAll(/[│╷╵|]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
