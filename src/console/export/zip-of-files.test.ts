import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'

import { zipOfFiles } from './zip-of-files.ts'

const file = (name: string, text: string) => ({ name, text, mediaType: 'application/json', notes: [] })

test('the archive holds each file by its name, as it is', () => {
  const archive = unzipSync(zipOfFiles([file('111122223333.tf', 'a „b“ ✓\n'), file('organization.tf', '')]))
  expect(Object.entries(archive).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual([
    ['111122223333.tf', 'a „b“ ✓\n'],
    ['organization.tf', ''],
  ])
})
