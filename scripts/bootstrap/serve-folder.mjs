import { createReadStream, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { createBrotliCompress, constants } from 'node:zlib'

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}
const compressible = new Set(['.html', '.js', '.css', '.json', '.svg', '.ttf', '.md', '.txt'])

/** Serve the files of `folder` on localhost. Answers the address once it listens; throws where the port is taken. */
export function serveFolder(folder, port) {
  const server = createServer((request, response) => answer(folder, request, response))
  return new Promise((resolve, reject) => {
    server.on('error', (error) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`port ${port} is in use: choose another one with PORT=… npm start`)
          : error,
      ),
    )
    server.listen(port, '127.0.0.1', () => resolve(`http://localhost:${server.address().port}/`))
  })
}

function answer(folder, request, response) {
  const file = fileOf(folder, request.url ?? '/')
  if (file === null) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
    return
  }
  const ending = extname(file)
  const headers = {
    'content-type': types[ending] ?? 'application/octet-stream',
    'cache-control': file.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  }
  const takesBrotli = compressible.has(ending) && /\bbr\b/.test(request.headers['accept-encoding'] ?? '')
  response.writeHead(
    200,
    takesBrotli ? { ...headers, 'content-encoding': 'br', vary: 'accept-encoding' } : headers,
  )
  const content = createReadStream(file)
  content.on('error', () => response.destroy())
  if (takesBrotli) {
    const fast = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
    content.pipe(createBrotliCompress(fast)).pipe(response)
  } else content.pipe(response)
}

/** The file that an address names, or null. Never one outside of `folder`. */
function fileOf(folder, url) {
  let path
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return null
  }
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path))
  if (!file.startsWith(folder + sep)) return null
  try {
    return statSync(file).isFile() ? file : null
  } catch {
    return null
  }
}
