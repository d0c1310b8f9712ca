import type { Account } from '#model/entities/entity.ts'

export const ownershipTexts: Readonly<Record<Account['ownership'], string>> = {
  own: 'Ours',
  'third-party': 'A third party’s',
}
