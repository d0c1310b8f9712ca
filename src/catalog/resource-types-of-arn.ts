import { parseArn, type ArnParts } from '#engine/text/arn.ts'
import { globMatches } from '#engine/text/glob.ts'

import type { ResourceType, ServiceDetails } from './service-details.ts'

/** A resource type that an ARN may name one of. */
export type ArnFit = {
  /** The prefix of the service that describes the type. */
  readonly service: string
  readonly type: ResourceType
  /** The format that the ARN follows. */
  readonly format: string
  /**
   * How many `/` and `:` of the ARN stand inside its names: 0 for the bucket `arn:aws:s3:::b`, 1 for the object
   * `arn:aws:s3:::b/2026/may`.
   */
  readonly separatorsInNames: number
}

const placeholder = /\$?\{[^}]*\}/g
const separator = /[/:]/g

/**
 * The resource types of a service that a concrete ARN fits, none for text that is no ARN.
 *
 * AWS doesn't say which names may hold `/` or `:` (an object's may, a bucket's may not), so that many formats can
 * be stretched over one ARN. The answer is those that hide the fewest of them inside names: for
 * `arn:aws:s3:::b/2026/may` the object, not the bucket. Where several remain (the version and the alias of a
 * function), all are answered, the one with most literal text first.
 */
export function resourceTypesOfArn(service: ServiceDetails, arn: string): readonly ArnFit[] {
  const parts = parseArn(arn)
  if (parts === null) return []
  const fits = [...service.resourceTypes.values()].flatMap((type) =>
    type.arnFormats.flatMap((format) => {
      const separatorsInNames = separatorsHidden(format, parts)
      return separatorsInNames === null ? [] : [{ service: service.prefix, type, format, separatorsInNames }]
    }),
  )
  return closestFits(fits)
}

/** The fits that hide fewest separators inside names, the one with most literal text first. */
export function closestFits(fits: readonly ArnFit[]): readonly ArnFit[] {
  const fewest = Math.min(...fits.map(({ separatorsInNames }) => separatorsInNames))
  return fits
    .filter(({ separatorsInNames }) => separatorsInNames === fewest)
    .toSorted((one, other) => literalLength(other.format) - literalLength(one.format))
}

/** The separators that placeholders have to stand for where the ARN fits the format; null where it doesn't. */
function separatorsHidden(format: string, arn: ArnParts): number | null {
  const wanted = parseArn(format)
  if (wanted === null) return null
  const fits =
    fillsOut(wanted.partition, arn.partition) &&
    fillsOut(wanted.service, arn.service) &&
    fillsOut(wanted.region, arn.region) &&
    fillsOut(wanted.account, arn.account) &&
    fillsOut(wanted.resource, arn.resource)
  if (!fits) return null
  return countSeparators(arn.resource) - countSeparators(wanted.resource.replaceAll(placeholder, ''))
}

/** Does `text` follow `format`, each placeholder standing for one character or more? */
function fillsOut(format: string, text: string): boolean {
  return globMatches(format.replaceAll(placeholder, '?*'), text)
}

function countSeparators(text: string): number {
  return text.match(separator)?.length ?? 0
}

function literalLength(format: string): number {
  return format.replaceAll(placeholder, '').length
}
