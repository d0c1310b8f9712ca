/** Hand a text or bytes to the person as a file. Nothing is sent anywhere: the browser writes it from memory. */
export function download(name: string, content: string | Uint8Array, mediaType: string): void {
  const url = URL.createObjectURL(
    new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type: mediaType }),
  )
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  // the browser reads the file after the click; a minute is ample
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
