/** The styles, scripts and fonts of the pages, served from our folders and from installed packages, never from other hosts. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Context, Hono } from 'hono'

export interface Asset {
  /** The path below `/assets/`. */
  readonly name: string
  /** `new URL('./assets/x.css', import.meta.url)`, or the answer of `packageFile`. */
  readonly file: URL | string
  readonly type: string
}

export interface Assets {
  /** To be mounted at `/assets`. */
  readonly routes: Hono
  /** The address of an asset; it changes with the content, so that it may be kept for a year. @throws for an unknown name */
  url(name: string): string
}

interface Loaded {
  readonly type: string
  readonly etag: string
  readonly version: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly packed: Uint8Array<ArrayBuffer> | undefined
}

const resolver = createRequire(import.meta.url)
const forAYear = 'public, max-age=31536000, immutable'

/** A file of an installed package, also one that the package's `exports` do not name. */
export function packageFile(packageName: string, path: string): string {
  for (const folder of resolver.resolve.paths(packageName) ?? []) {
    if (existsSync(join(folder, packageName, 'package.json'))) return join(folder, packageName, path)
  }
  throw new Error(`package ${packageName} is not installed`)
}

export const javascript = 'text/javascript; charset=utf-8'
export const stylesheet = 'text/css; charset=utf-8'

/** Reads every file once. */
export function createAssets(assets: readonly Asset[]): Assets {
  const loaded = new Map(assets.map((asset) => [asset.name, load(asset)]))
  const routes = new Hono()
  routes.get('/:name{.+}', (c) => {
    const asset = loaded.get(c.req.param('name'))
    return asset ? answer(c, asset) : c.notFound()
  })
  return {
    routes,
    url(name) {
      const asset = loaded.get(name)
      if (!asset) throw new Error(`no asset is called ${name}`)
      return `/assets/${name}?v=${asset.version}`
    },
  }
}

/** A page and its modules may come from two releases: what is asked for without its version is checked every time. */
function answer(c: Context, asset: Loaded): Response {
  const lasting = asset.type === 'font/woff2' || c.req.query('v') === asset.version
  c.header('Cache-Control', lasting ? forAYear : 'no-cache')
  c.header('ETag', asset.etag)
  c.header('Vary', 'Accept-Encoding')
  if (c.req.header('If-None-Match')?.includes(asset.etag)) return c.body(null, 304)
  c.header('Content-Type', asset.type)
  if (!asset.packed || !c.req.header('Accept-Encoding')?.includes('gzip')) return c.body(asset.plain)
  c.header('Content-Encoding', 'gzip')
  return c.body(asset.packed)
}

function load({ file, type }: Asset): Loaded {
  const plain = new Uint8Array(readFileSync(file))
  const hash = createHash('sha256').update(plain).digest('base64url')
  const packed = type.startsWith('text/') ? new Uint8Array(gzipSync(plain)) : undefined
  return { type, etag: `"${hash.slice(0, 27)}"`, version: hash.slice(0, 12), plain, packed }
}
