/** Hand a text to the person as a file. Nothing is sent anywhere: the browser writes it from memory. */
export function download(name: string, text: string, mediaType: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }))
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  // the browser reads the file after the click; a minute is ample
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
