/** A statement by its Sid, or by its place where it has none; IAM takes an empty Sid for none. */
export function statementTitle({
  sid,
  statement,
}: {
  readonly sid: string | null
  readonly statement: number
}): string {
  return sid === null || sid === '' ? `statement ${statement + 1}` : sid
}
