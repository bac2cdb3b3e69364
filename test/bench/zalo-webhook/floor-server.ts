/** The least that answers: reads the body and says 200. What it takes is the machine's and the line's own time. */
import { createServer } from 'node:http'

createServer((request, response) => {
  request.on('end', () => response.writeHead(200).end()).resume()
}).listen(Number(process.env.PORT), '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))
