const markup = /<script|<iframe|<!doctype html|<\?php\s/i

/**
 * Whether the bytes hold the beginnings of a page or a script, which no sound, video or PDF has in the clear.
 * The marks are long enough that 20 MB of chance bytes do not contain one.
 */
export function holdsMarkup(bytes: Uint8Array): boolean {
  return markup.test(latin1(bytes))
}

/** The bytes as text, one character a byte, without a copy of the bytes. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
