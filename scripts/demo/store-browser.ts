/** A person's browser at a WooCommerce store: keeps cookies, and stops where the store sends it elsewhere. */
export class StoreBrowser {
  readonly #storeUrl: string
  #cookie = ''

  constructor(storeUrl: string) {
    this.#storeUrl = storeUrl
  }

  /** As the store's administrator. */
  async logIn(): Promise<void> {
    const body = new URLSearchParams({ log: 'admin', pwd: 'admin' })
    const response = await this.#send(`${this.#storeUrl}/wp-login.php`, { method: 'POST', body })
    this.#cookie = response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
    await response.body?.cancel()
  }

  /** Opens an approval page and presses "approve". Answers where the store sends the browser then. */
  async approve(approvalUrl: string): Promise<string> {
    const page = await this.#send(approvalUrl, {})
    const text = await page.text()
    if (page.status !== 200) throw new Error(`The approval page answered ${page.status}: ${text.slice(0, 300)}`)
    const answer = await this.#press(text, approvalUrl)
    const target = answer.headers.get('location')
    await answer.body?.cancel()
    if (!target) throw new Error(`The store did not send the browser back, but answered ${answer.status}`)
    return target
  }

  /** WordPress has a form, WooCommerce a link. */
  #press(page: string, pageUrl: string): Promise<Response> {
    const link = /<a[^>]*href="([^"]*)"[^>]*>\s*Approve\s*<\/a>/.exec(page)?.[1]
    if (link) return this.#send(decode(link), {})
    const action = /<form[^>]*action="([^"]*)"/.exec(page)?.[1]
    const fields = [...page.matchAll(/<input type="(?:hidden|text)" name="([^"]*)" value="([^"]*)"/g)]
    const body = new URLSearchParams(fields.map(([, name = '', value = '']) => [name, decode(value)]))
    body.set('approve', 'approve')
    return this.#send(action ? decode(action) : pageUrl, { method: 'POST', body })
  }

  #send(url: string, init: RequestInit): Promise<Response> {
    return fetch(url, { ...init, headers: { cookie: this.#cookie }, redirect: 'manual' })
  }
}

function decode(html: string): string {
  return html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}
