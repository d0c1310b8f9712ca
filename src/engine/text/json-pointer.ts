/** The JSON pointer (RFC 6901) of the member `key` of what stands at `pointer`. */
export function pointerTo(pointer: string, key: string | number): string {
  return typeof key === 'number'
    ? `${pointer}/${key}`
    : `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
}
