/** Fields of the forms that connect a store; where a refusal is shown. */
export type StoreField = 'siteUrl' | 'method' | 'username' | 'password' | 'consumerKey' | 'consumerSecret'

interface IssueWords {
  /** What happened and what to do now. */
  readonly message: string
  readonly field: StoreField
}

/** Everything that can stand between us and a store, found while it is connected: by the address, or by the credentials. */
const issues = {
  invalid_address: {
    message:
      'This is no web address. Enter the address of your shop’s home page, for example https://example.com/shop.',
    field: 'siteUrl',
  },
  private_address: {
    message:
      'This address leads into a private network, which Mediaport can’t reach. Enter the address your customers use.',
    field: 'siteUrl',
  },
  port_not_allowed: {
    message:
      'The address names a port that Mediaport doesn’t reach. Use one on the usual ports (80, 443, 8080 or 8443), or ask your host to serve the shop there.',
    field: 'siteUrl',
  },
  unknown_host: { message: 'There is no site with this name. Check the spelling of the address.', field: 'siteUrl' },
  unreachable: {
    message:
      'The site doesn’t answer. Check that it opens in your browser. If it does, ask your host whether a firewall turns away servers.',
    field: 'siteUrl',
  },
  timeout: {
    message: 'The site took too long to answer. Try again; if it stays so, ask your host why it is slow.',
    field: 'siteUrl',
  },
  insecure_certificate: {
    message:
      'The site’s certificate isn’t issued by a known authority (self-signed, expired or for another name), so a secure connection can’t be made. Ask your host for a free certificate from Let’s Encrypt.',
    field: 'siteUrl',
  },
  redirect: {
    message:
      'The address leads from one address to the next without arriving at a shop. Open your shop in a browser and copy the address you end at.',
    field: 'siteUrl',
  },
  maintenance: {
    message:
      'The site is in maintenance mode, usually because WordPress is updating itself. Try again in a few minutes.',
    field: 'siteUrl',
  },
  server_error: {
    message:
      'The site answered with an error of its own. Open it in a browser; when it works there, try again. Otherwise look at its error log or ask your host.',
    field: 'siteUrl',
  },
  not_wordpress: {
    message:
      'There is no WordPress at this address. If your shop is in a folder, add it, for example https://example.com/shop.',
    field: 'siteUrl',
  },
  plain_permalinks: {
    message:
      'WordPress is set to “Plain” permalinks, and WooCommerce can’t be reached that way. In WordPress open Settings → Permalinks, choose “Post name”, save, and try again.',
    field: 'siteUrl',
  },
  rest_blocked: {
    message:
      'The site blocks WordPress’s REST API or answers it with a web page. A security plugin or the host does this: allow /wp-json/ there (Wordfence, iThemes and “Disable REST API” have a switch), then try again.',
    field: 'siteUrl',
  },
  plugin_inactive: {
    message:
      'WordPress answers, but WooCommerce isn’t active there. In WordPress open Plugins, activate WooCommerce, and try again.',
    field: 'siteUrl',
  },
  wrong_scheme: {
    message:
      'The site is reached by https, but WordPress believes it runs on http: a proxy in front of it doesn’t say so. Set both addresses in Settings → General to https and ask your host to pass HTTPS on to PHP, then try again.',
    field: 'siteUrl',
  },
  leads_elsewhere: {
    message:
      'This address leads to a site with another name, so nothing was sent there. Open it in your browser, make sure the site you arrive at is yours, and enter its address.',
    field: 'siteUrl',
  },
  approved_elsewhere: {
    message:
      'The application password was made on another site than the one being connected, so it was not used. Delete it there (Users → Profile → Application Passwords), then start again with the address of the site you approve on.',
    field: 'siteUrl',
  },
  other_site: {
    message: 'This is another site than the one connected here. Connect it as a new store instead.',
    field: 'siteUrl',
  },
  passwords_unavailable: {
    message:
      'This site offers no application passwords: WordPress gives them only where it knows of https (a proxy may hide it), and some security plugins switch them off. Use REST API keys instead.',
    field: 'method',
  },
  approval_needs_https: {
    message:
      'Keys can’t be handed over automatically, because this installation of Mediaport has no https address of its own. Make a key in WooCommerce and paste it.',
    field: 'method',
  },
  wrong_password: {
    message:
      'WordPress doesn’t accept this user name and application password. Use an application password (Users → Profile → Application Passwords), not the password you sign in with.',
    field: 'password',
  },
  wrong_keys: {
    message:
      'WooCommerce doesn’t accept this key and secret. Copy both again from WooCommerce → Settings → Advanced → REST API; the secret is shown only once, so you may need a new key.',
    field: 'consumerSecret',
  },
  wrong_signature: {
    message:
      'WooCommerce doesn’t accept our signature. Over http the address must be exactly the one in Settings → General of WordPress, and the clock of the server must be right. Check both, or switch the site to https.',
    field: 'siteUrl',
  },
  authorization_stripped: {
    message:
      'The site’s server drops the password before WordPress sees it (the “Authorization” header is stripped). Ask your host to pass it on, for Apache with “CGIPassAuth On”. Or use REST API keys: over https Mediaport can send them another way.',
    field: 'method',
  },
  read_only_key: {
    message:
      'This key may only read. In WooCommerce → Settings → Advanced → REST API set its permissions to Read/Write, or make a new key.',
    field: 'consumerKey',
  },
  write_only_key: {
    message:
      'This key may write and not read, and Mediaport needs both. In WooCommerce → Settings → Advanced → REST API set its permissions to Read/Write, or make a new key.',
    field: 'consumerKey',
  },
  role_too_weak: {
    message:
      'This WordPress user may not manage products. Connect as an administrator or a shop manager, or give the user that role.',
    field: 'username',
  },
  unreadable: {
    message:
      'The site gave an answer we couldn’t read. Try again; if it stays so, switch off plugins that change the REST API.',
    field: 'siteUrl',
  },
} as const satisfies Record<string, IssueWords>

export type StoreIssueCode = keyof typeof issues

export const storeIssueCodes = Object.keys(issues) as [StoreIssueCode, ...StoreIssueCode[]]

/** What a merchant reads, and beside which field. */
export function wordsOfStoreIssue(code: StoreIssueCode): IssueWords {
  return issues[code]
}
