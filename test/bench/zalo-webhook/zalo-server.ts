/** A Zalo that only takes: tokens that live for a day, and every call answered at once. Says its port on standard output. */
import { createServer } from 'node:http'

const pair = {
  access_token: 'access-of-the-bench',
  refresh_token: 'refresh-of-the-bench',
  expires_in: '90000',
}
let messages = 0

function answerTo(path: string): unknown {
  if (path.endsWith('/access_token')) return pair
  if (path.endsWith('/getoa')) return { error: 0, data: { oaid: '9001002003004005006', name: 'Bench' } }
  messages += 1
  return { error: 0, message: 'Success', data: { message_id: String(messages) } }
}

const server = createServer((request, response) => {
  request
    .on('end', () => {
      const body = JSON.stringify(answerTo(request.url?.split('?')[0] ?? ''))
      response.writeHead(200, { 'content-type': 'application/json' }).end(body)
    })
    .resume()
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`)
})
process.stdin.on('end', () => process.exit(0)).resume()
