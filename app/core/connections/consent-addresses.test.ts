import { describe, expect, it } from 'vitest'
import { consentCallbackUrl, consentPageUrl, findAmazonSite } from './consent-addresses.ts'

const sites = [
  { name: 'Amazon.com', sellerCentral: 'sellercentral.amazon.com' },
  { name: 'Amazon.de', sellerCentral: 'sellercentral-europe.amazon.com' },
  { name: 'Amazon.ie', sellerCentral: null },
]

describe('an address that Amazon asks us to send a merchant to', () => {
  it.each([
    ['https://sellercentral.amazon.com/apps/authorize/confirm/amzn1.sellerapps.app.1', 'Amazon.com'],
    ['https://amazon.com/apps/authorize/confirm/amzn1.sellerapps.app.1', 'Amazon.com'],
    ['https://www.amazon.de/', 'Amazon.de'],
    ['https://sellercentral-europe.amazon.com/apps/authorize/confirm/x', 'Amazon.de'],
    ['https://SELLERCENTRAL.amazon.ie/x', 'Amazon.ie'],
  ])('is known: %s', (address, site) => {
    expect(findAmazonSite(address, sites)?.name).toBe(site)
  })

  it.each([
    'http://sellercentral.amazon.com/apps',
    'https://sellercentral.amazon.com:8443/apps',
    'https://sellercentral.amazon.com@evil.example/apps',
    'https://user:pw@sellercentral.amazon.com/apps',
    'https://evil.example/?sellercentral.amazon.com',
    'https://sellercentral.amazon.com.evil.example/',
    'https://evilamazon.com/',
    'https://amazon.com.evil.example',
    'https://sellercentral.amazon.fr/',
    'https://s3.amazonaws.com/bucket',
    '//sellercentral.amazon.com/apps',
    '/apps/authorize/confirm',
    'javascript:alert(1)//sellercentral.amazon.com',
    'data:text/html,https://sellercentral.amazon.com',
    'https:\\\\evil.example\\sellercentral.amazon.com',
    'https://sellercentral.amazon.com\u3002evil.example/',
    '',
  ])('leads elsewhere: %s', (address) => {
    expect(findAmazonSite(address, sites)).toBeNull()
  })
})

describe('the consent', () => {
  const request = { state: 's', redirectUri: 'https://app.example/connect/amazon/return', draft: false }

  it('is asked for at the seller’s own site', () => {
    const url = new URL(
      consentPageUrl('sellercentral.amazon.nl', { ...request, applicationId: 'amzn1.sellerapps.app.1' }),
    )
    expect(url.origin + url.pathname).toBe('https://sellercentral.amazon.nl/apps/authorize/consent')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      application_id: 'amzn1.sellerapps.app.1',
      state: 's',
      redirect_uri: request.redirectUri,
    })
  })

  it('names the draft where the app is one', () => {
    const draft = { ...request, draft: true }
    expect(consentPageUrl('sellercentral.amazon.nl', { ...draft, applicationId: 'a' })).toContain('version=beta')
    const callback = { callbackUri: 'https://amazon.com/confirm?keep=1', amazonState: 'a&b' }
    expect(Object.fromEntries(new URL(consentCallbackUrl(callback, draft)).searchParams)).toEqual({
      keep: '1',
      amazon_state: 'a&b',
      state: 's',
      redirect_uri: request.redirectUri,
      version: 'beta',
    })
  })
})
