import type { HubShown } from '#graph/picture/picture.ts'

/** What a hub is called: by its account, all of whom or some of whom it stands for. */
export function hubName({ all, everybody, account }: HubShown): string {
  return all.length === everybody ? `Everyone in ${account}` : `Some in account ${account}`
}

/** How many it stands for, and for how many lines. */
export function hubCaption({ all, everybody, lines }: HubShown): string {
  const count = all.length.toLocaleString('en')
  const members =
    all.length === everybody ? `${count} users and roles` : `${count} of ${everybody.toLocaleString('en')}`
  return `${members} · ${lines.toLocaleString('en')} lines`
}

/** The same as a sentence, for who looks longer. */
export function hubSentence(hub: HubShown): string {
  const { all, everybody, lines, account } = hub
  const who = all.length === everybody ? `All ${everybody}` : `${all.length} of the ${everybody}`
  return `${who} users and roles of ${account}, whom roles trust with their whole account or with everyone. Stands for ${lines.toLocaleString('en')} lines. Open it to see them one by one.`
}

/** How many lines hubs stand for. */
export function gatheredSentence(lines: number, hubs: number): string {
  const boxes = hubs === 1 ? 'one box' : `${hubs} boxes`
  return `${lines.toLocaleString('en')} lines that say the same are drawn from ${boxes}; open ${hubs === 1 ? 'it' : 'one'} to see them one by one. `
}
