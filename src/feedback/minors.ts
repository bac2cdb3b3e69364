/**
 * A ticket from or about a child shows its words on its own page alone (Law on Children 102/2016/QH13, art. 6.11 and
 * 21): lists, groups, notifications and exports say only that a child is concerned.
 */
export function maskMinor(
  ticket: { readonly minor: boolean; readonly text: string },
  say: (key: string) => string,
): string {
  return ticket.minor ? say('law-minor') : ticket.text
}
