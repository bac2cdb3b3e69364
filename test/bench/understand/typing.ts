/** The text as typed on a telephone without a Vietnamese keyboard. */
export function stripMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\u0111/g, 'd')
    .replace(/\u0110/g, 'D')
}

/** The text as a telephone writes down what it hears. */
export function unpunctuate(text: string): string {
  return text.replace(/[.,;:!?]+(?=\s|$)/g, '').toLowerCase()
}
