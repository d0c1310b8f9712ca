/** Twice as many pixels as the picture has points, so that it is sharp on screens of today. */
const sharp = 2
/** What browsers draw on one canvas at most, in area and along a side. */
const mostPixels = 16_000_000
const longestSide = 16_000

/** The picture drawn by the browser; null where it would not. It is scaled down where it is larger than a canvas may be. */
export async function pngOfSvg(svg: string): Promise<Uint8Array | null> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const { naturalWidth: width, naturalHeight: height } = image
    const scale = Math.min(
      sharp,
      Math.sqrt(mostPixels / (width * height)),
      longestSide / Math.max(width, height),
    )
    const canvas = document.createElement('canvas')
    canvas.width = Math.floor(width * scale)
    canvas.height = Math.floor(height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    return blob === null ? null : new Uint8Array(await blob.arrayBuffer())
  } catch {
    return null
  } finally {
    URL.revokeObjectURL(url)
  }
}
