/** Lone surrogate halves: no text, and PostgreSQL refuses them. */
const LONE_SURROGATES = /\p{Surrogate}/gu

const LINE_ENDS = /\r\n?|[\u2028\u2029]/g

/**
 * Either a sequence to keep whole (the black flag with its region tags) or characters nobody sees and
 * that change how a text reads: controls except tab and line feed, soft hyphen, combining grapheme
 * joiner, direction marks, overrides and isolates, zero-width characters, loose tag characters.
 */
const FLAG_OR_UNSEEN =
  /(\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F})|[\p{Cc}--[\t\n]]|[\u00AD\u034F\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gv

/** Zero-width joiners that do not join two pictures of one emoji. */
const LOOSE_JOINERS =
  /(?<!\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?)\u200D|\u200D(?!\p{Extended_Pictographic})/gu

/**
 * Makes a text from a person fit to store, compare and show: well-formed Unicode in NFC, lines ended by
 * `\n`, nothing invisible except the joiners inside emoji, no spaces at the end of a line, at most two
 * blank lines in a row, none at either end. Never throws; cleaning twice changes nothing more.
 */
export function cleanText(input: string): string {
  return input
    .replace(LONE_SURROGATES, '')
    .replace(LINE_ENDS, '\n')
    .replace(FLAG_OR_UNSEEN, '$1')
    .replace(LOOSE_JOINERS, '')
    .normalize('NFC')
    .replace(/[^\S\n]+(?=\n)/g, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()
}
