import { accountId } from '#model/entities/names.ts'

import type { Random } from './random.ts'

/** The account that is made up, and those that its policies mention. */
export const own = accountId('210987654321')
export const vendor = accountId('888877776666')
export const strangers = [accountId('345678901234'), accountId('456789012345')] as const

export const region = 'eu-west-1'
export const stages = ['dev', 'test', 'stage', 'prod'] as const
const areas = ['freight', 'billing', 'tracking', 'customs', 'fleet', 'routing', 'claims', 'portal'] as const
const parts = ['api', 'worker', 'import', 'export', 'reports', 'events', 'search', 'web'] as const

/** Part of the company's software, such as `billing-worker`. */
export type Application = {
  readonly name: string
  readonly team: string
  readonly stage: (typeof stages)[number]
}

export const teams: readonly string[] = areas.flatMap((area) => [
  `${area}-core`,
  `${area}-data`,
  `${area}-ops`,
])

/** Some application; `n` keeps those of one kind apart. */
export function application(random: Random, n: number): Application {
  const area = random.pick(areas)
  const stage = random.pick(stages)
  return {
    name: `${area}-${random.pick(parts)}-${stage}-${n}`,
    team: `${area}-${random.pick(['core', 'data', 'ops'])}`,
    stage,
  }
}

/** An instant of the years 2021 to 2025. */
export function instant(random: Random): string {
  const second = (random.whole(5 * 365) * 24 * 60 + random.whole(24 * 60)) * 60
  return new Date(Date.UTC(2021, 0, 1) + second * 1000).toISOString().replace('.000Z', 'Z')
}
