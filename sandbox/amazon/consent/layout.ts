import { html, trusted, type Html } from '../../shell/html.ts'
import { page, type Reply } from '../http/exchange.ts'

const STYLE = `
:root { color-scheme: light; --ink: #0f1111; --line: #d5d9d9; --accent: #007185; }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: #f0f2f2; }
header { background: #232f3e; color: #fff; padding: .75rem 1.5rem; font-weight: 600; }
header small { font-weight: 400; color: #d5dbdb; margin-left: .5rem; }
main { max-width: 40rem; margin: 2rem auto; padding: 1.5rem; background: #fff; border: 1px solid var(--line); border-radius: 8px; }
h1 { font-size: 1.4rem; margin: 0 0 1rem; }
fieldset { border: 1px solid var(--line); border-radius: 6px; padding: .75rem 1rem; margin: 1rem 0; }
label { display: block; padding: .25rem 0; }
small { color: #565959; }
p { overflow-wrap: anywhere; }
button { font: inherit; padding: .5rem 1.25rem; margin: .25rem .5rem .25rem 0; border-radius: 8px; border: 1px solid #888c8c; background: #fff; cursor: pointer; }
button.primary { background: #ffd814; border-color: #fcd200; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; padding: .5rem .5rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
@media (max-width: 40rem) { main { margin: 0; border: 0; border-radius: 0; padding: 1rem; } td { display: block; border: 0; } tr { border-bottom: 1px solid var(--line); display: block; } th { display: none; } }
`

/** A page of seller central. */
export function sellerCentralPage(title: string, site: string, content: Html, status = 200): Reply {
  const markup = html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="UTF-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${trusted(STYLE)}
        </style>
      </head>
      <body>
        <header>Seller Central <small>${site} (sandbox)</small></header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`.markup
  return page(status, markup, { 'referrer-policy': 'no-referrer' })
}

/** What seller central shows instead of what was asked for. */
export function refusalPage(site: string, sentence: string): Reply {
  return sellerCentralPage('Something went wrong', site, html`<p role="alert">${sentence}</p>`, 400)
}
