import { describe, expect, it } from 'vitest'

import { isCalled, type Named, namesMeant } from './names-meant.ts'

const one = (name: string, accountId: string, isAccount = false): Named => ({
  id: isAccount ? `arn:aws:iam::${accountId}:root` : `arn:aws:iam::${accountId}:role/${name}`,
  name,
  accountId,
  isAccount,
})
const [a, b] = ['111111111111', '222222222222']
const vendor = one('Lotwise (vendor)', b, true)
const all = [
  one('LotwiseMonitoring', a),
  vendor,
  one('AdminR', a),
  one('LamAdmin', a),
  one('Audit', a),
  one('Audit', b),
  one('AuditWriter', a),
  one('collector', b),
]

const meant = (typed: string) =>
  namesMeant(all, typed).map(({ name, accountId }) => `${name} ${accountId === a ? 'a' : 'b'}`)

describe('a typed name', () => {
  it.each([
    ['audit', ['Audit a', 'Audit b']], // a whole name beats a beginning
    [`Audit (${b})`, ['Audit b']],
    [`audit ${a}`, ['Audit a']],
    [b, ['Lotwise (vendor) b']], // an account is nobody in it
    ['333333333333', []],
    ['Lotwise (vendor)', ['Lotwise (vendor) b']],
    ['lotwise', ['Lotwise (vendor) b', 'LotwiseMonitoring a']], // the name that is shown, then a beginning
    ['admin', ['AdminR a', 'LamAdmin a']], // a beginning, then a part
    [`arn:aws:iam::${a}:role/Audit`, ['Audit a']],
    ['adt', []], // letters in their order mean nobody
    ['', []],
  ])('%s means %j, best first', (typed, names) => {
    expect(meant(typed)).toEqual(names)
  })

  it('is the whole of what something is called, or a guess', () => {
    expect(isCalled(vendor, b)).toBe(true)
    expect(isCalled(vendor, 'lotwise (VENDOR)')).toBe(true)
    expect(isCalled(vendor, 'lotwise')).toBe(false)
    expect(isCalled(one('Audit', a), `Audit (${a})`)).toBe(true)
    expect(isCalled(one('Audit', a), a)).toBe(false)
  })
})
