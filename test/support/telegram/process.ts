import { mountControl } from './control.ts'
import { startTelegramStandIn, type TelegramStandInOptions } from './server.ts'

/**
 * Runs the stand-in as a process of its own, so that its load does not share an event loop with what is
 * tested. The one argument is the options as JSON. Prints one line, `{"apiRoot":…,"token":…}`, serves the API
 * and `POST /control/<name>` there, and ends when its input closes.
 */
const options = JSON.parse(process.argv[2] ?? '{}') as Omit<TelegramStandInOptions, 'now'>
const standIn = await startTelegramStandIn(options)
mountControl(standIn)
process.stdout.write(`${JSON.stringify({ apiRoot: standIn.apiRoot, token: standIn.token })}\n`)

process.stdin.resume()
process.stdin.once('end', () => process.exit(0))
