/** Texts that somebody may type, or have typed for them, to harm whoever reads, exports or is sent them. */

/** Set by any of the scripts below that a page runs. */
export const flag = 'hostileRan'
const run = `window.${flag}=1`

/** Each short enough for a name, and each with something left to show. */
export const hostileTexts: Readonly<Record<string, string>> = {
  'a script': `<script>${run}</script>`,
  'a picture that fails': `"><img src=x onerror="${run}">`,
  'an attribute': `' onfocus='${run}' autofocus x='`,
  'the end of a field': `</textarea></title><svg onload=${run}>`,
  'the end of a script': `</script><script>${run}//`,
  'a comment': `--><iframe srcdoc="<script>parent.${flag}=1</script>">`,
  'a style': `</style><style>body{display:none}`,
  'an address of a script': `javascript:${run}`,
  'a template': `{{7*7}} \${${run}} <%= 7 %> { $code }`,
  htmx: `<b hx-get=/console/sign-out hx-trigger=load>x`,
  'a formula': `=cmd|' /C calc'!A0`,
  'a formula with a plus': '+1+1',
  'a formula with a minus': '-2+3',
  'a formula with an at': '@SUM(1+1)',
  'a formula behind a tab': '\t=1+1',
  'a formula behind a line end': '\r=1+1',
  'a second line of a header': 'x\r\nSet-Cookie: a=b',
  'text turned around': '\u202Egpj.exe\u202C abc \u2066x\u2069',
  'zero width': 'a\u200Bb\uFEFFc\u200Dd\u00ADe',
  'right to left': 'שלום עולם مرحبا',
  NUL: 'a\u0000b',
  'other controls': 'a\u0007b\u001B[31mc\u0085d',
  'lone surrogates': 'x\uD800y\uDC00z',
  'towers of marks': `a${'\u0301'.repeat(50)}b`,
  'one long word': 'W'.repeat(55),
  'a family': '👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇻🇳',
}

export const manyEmoji = '😀'.repeat(4_096)

/** What is never stored of a text: controls, direction marks, zero widths, halves of characters. */
export const neverStored =
  /[[\p{Cc}--[\t\n]]\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\p{Surrogate}]/v

/** Markup of the texts above as a page must never hold it. */
export const rawMarkup = [
  `<script>${run}`,
  '<img src=x',
  `onfocus='${run}'`,
  '<svg onload',
  '<iframe srcdoc',
  '<style>body',
  '<b hx-get',
]
