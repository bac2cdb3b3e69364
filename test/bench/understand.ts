/** `npm run bench -- understand` prints how well messages are read; with `learn` it first learns from the examples anew. */
if (process.argv[3] === 'learn') (await import('./understand/learn.ts')).learn()
const { printTables } = await import('./understand/tables.ts')
printTables()

export {}
