/**
 * `text` as XML 1.0 writes it, in content and in attributes alike. What no XML document may hold (control characters, lone
 * halves of surrogate pairs) becomes U+FFFD. HTML and Mermaid read it too.
 */
export function xmlText(text: string): string {
  return text
    .replaceAll(notInXml, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

// oxlint-disable-next-line no-control-regex -- these are what XML has no way to write
const notInXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/gu
