/** Runs a benchmark by name: `npm run bench -- inbound`. Its last line is one JSON object. */
const names = ['campaign', 'inbound', 'start', 'understand', 'zalo-webhook'] as const

const [name] = process.argv.slice(2)
if (names.some((each) => each === name)) await import(`./${name}.ts`)
else {
  process.stderr.write(`Which benchmark? npm run bench -- ${names.join(' | ')}\n`)
  process.exitCode = 2
}
