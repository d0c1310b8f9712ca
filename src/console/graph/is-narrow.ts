/** Is the window as narrow as a phone's, so that tables come first and pictures are high rather than wide? */
export function isNarrow(): boolean {
  return matchMedia('(max-width: 688px)').matches
}
