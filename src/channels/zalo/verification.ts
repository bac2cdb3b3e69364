/** The file by which Zalo sees that the domain is ours; without it no webhook can be registered. */
import { Hono } from 'hono'

/**
 * `GET /zalo_verifier<code>.html`, as developers.zalo.me hands it out for download: the code stands in its name and in
 * a meta element. Codes nobody entered are not found.
 */
export function siteVerification(knows: (code: string) => Promise<boolean>): Hono {
  return new Hono().get('/:file{zalo_verifier[A-Za-z0-9_-]{1,200}\\.html}', async (context) => {
    const code = context.req.param('file').slice('zalo_verifier'.length, -'.html'.length)
    return (await knows(code)) ? context.html(page(code)) : context.notFound()
  })
}

const page = (code: string) => `<!DOCTYPE html>
<html lang="en">
<head><meta property="zalo-platform-site-verification" content="${code}"></head>
<body>There Is No Limit To What You Can Accomplish Using Zalo!</body>
</html>
`
