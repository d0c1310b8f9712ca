/** Text that may quote a file, without its line breaks: what is told of one thing stays one line. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
