import { html, trusted, type Html } from '../../shell/html.ts'

const STYLE = `
:root { color-scheme: light; --ink: #1d2327; --line: #dcdcde; --accent: #7f54b3; }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: #fff; }
a { color: var(--accent); }
p { overflow-wrap: anywhere; }
.screen-reader-text { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
header.site { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; padding: 1rem 1.5rem; border-bottom: 1px solid var(--line); }
header.site a { font-size: 1.25rem; font-weight: 600; color: inherit; text-decoration: none; }
header.site small, .muted { color: #646970; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
main.narrow { max-width: 34rem; }
ul.products { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 1.5rem; list-style: none; padding: 0; }
ul.products a { color: inherit; text-decoration: none; display: block; }
.picture { display: block; width: 100%; aspect-ratio: 1; object-fit: contain; background: #f6f7f7; border-radius: 6px; }
.product { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 2rem; }
.gallery { display: grid; grid-template-columns: repeat(4, 1fr); gap: .5rem; margin-top: .5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: middle; }
td img { width: 3.5rem; height: 3.5rem; object-fit: contain; background: #f6f7f7; border-radius: 4px; }
.card { border: 1px solid var(--line); border-radius: 6px; padding: 1.25rem 1.5rem; }
label { display: block; margin: .75rem 0; }
input[type=text], input[type=password] { display: block; width: 100%; padding: .5rem; font: inherit; border: 1px solid #8c8f94; border-radius: 4px; }
button, .button { display: inline-block; font: inherit; padding: .5rem 1rem; margin: .25rem .5rem .25rem 0; border-radius: 4px; border: 1px solid var(--accent); color: var(--accent); background: #fff; cursor: pointer; text-decoration: none; }
input.button { max-width: 100%; white-space: normal; }
.primary { background: var(--accent); color: #fff; }
@media (max-width: 40rem) { .product { grid-template-columns: minmax(0, 1fr); } main { padding: 1rem; } }
`

/** A page of the site. */
export function document(title: string, content: Html): string {
  return html`<!DOCTYPE html>
    <html lang="en-US">
      <head>
        <meta charset="UTF-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${trusted(STYLE)}
        </style>
      </head>
      <body>
        ${content}
      </body>
    </html>`.markup
}

/** WordPress's page for what it will not do (`wp_die`): a title and one sentence. */
export function refusal(title: string, message: string): string {
  return document(title, html`<main class="narrow"><div class="card wp-die-message">${message}</div></main>`)
}
