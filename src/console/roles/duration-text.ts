/** A duration in seconds, `1 hour`, `90 minutes`. */
export function durationText(seconds: number): string {
  const hours = seconds / 3600
  if (!Number.isInteger(hours)) return `${Math.round(seconds / 60)} minutes`
  return hours === 1 ? '1 hour' : `${hours} hours`
}
