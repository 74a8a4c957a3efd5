/**
 * Tags that WooCommerce keeps in descriptions which come through its API. Everything else (an embedded frame, a script, a style
 * sheet) is taken away there, whoever writes it, although an administrator may write it in the editor (`wp_filter_post_kses`).
 */
const keptTags = new Set(
  (
    'a abbr acronym address article aside audio b bdo big blockquote br caption cite code col colgroup dd del details dfn div ' +
    'dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p pre q ruby ' +
    'rp rt s samp section small span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var video'
  ).split(' '),
)

const keptAttributes = new Set(
  (
    'align alt border bgcolor cellpadding cellspacing cite class color colspan controls dir face height href hspace id lang ' +
    'loading loop muted name playsinline poster preload rel rowspan scope size src start style target title type valign value ' +
    'vspace width'
  ).split(' '),
)

/** Style sheets are rewritten: of these it is known that they stay. */
const keptStyles = new Set(
  (
    'background-color border color float font-family font-size font-style font-weight height line-height list-style-type margin ' +
    'margin-bottom margin-left margin-right margin-top max-width padding padding-bottom padding-left padding-right padding-top ' +
    'text-align text-decoration vertical-align width'
  ).split(' '),
)

const tag = /<\/?([a-z][a-z0-9]*)((?:\s+[a-z][\w-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[\w#%.-]+))?)*)\s*\/?>/gi
const attribute = /([a-z][\w-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w#%.-]+)))?/gi
const comment = /<!--(?:(?!--)[^<>])*-->/g

/**
 * Whether a description comes out of WooCommerce's filter as it went in, so that a player can be put into it without harm to the
 * rest. What is not known to stay counts as lost. Backslashes get lost, too.
 */
export function isKeptHtml(html: string): boolean {
  if (html.includes('\\')) return false
  const text = html.replaceAll(comment, '')
  const tags = [...text.matchAll(tag)]
  const allKept = tags.every(
    ([, name = '', attributes = '']) => keptTags.has(name.toLowerCase()) && areKept(attributes),
  )
  return allKept && !text.replaceAll(tag, '').includes('<')
}

function areKept(attributes: string): boolean {
  return [...attributes.matchAll(attribute)].every(([, name = '', double, single, bare]) => {
    const [known, value] = [name.toLowerCase(), double ?? single ?? bare ?? '']
    if (known === 'style') return isKeptStyle(value)
    if (/^(javascript|data|vbscript):/i.test(value.trim())) return false
    return keptAttributes.has(known) || /^(data|aria)-[a-z0-9-]+$/.test(known)
  })
}

function isKeptStyle(style: string): boolean {
  return style
    .split(';')
    .filter((rule) => rule.trim() !== '')
    .every((rule) => {
      const [name = '', value = ''] = rule.split(':').map((part) => part.trim())
      return keptStyles.has(name.toLowerCase()) && /^[\w\s#%.,!'-]+$/.test(value)
    })
}
