import { createHmac, timingSafeEqual } from 'node:crypto'

export type PolicyCondition = Record<string, string> | ['content-length-range', number, number]

export interface Policy {
  conditions: PolicyCondition[]
  expiration: string
}

/** Stands for the service account's key. Constant: a signature made here is checked only here. */
const SIGNING_KEY = 'sandbox-storage-signing-key'

export function sign(text: string): string {
  return createHmac('sha256', SIGNING_KEY).update(text).digest('hex')
}

export function isSignatureOf(text: string, signature: string): boolean {
  const expected = Buffer.from(sign(text))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

export function encodePolicy(policy: Policy): string {
  return Buffer.from(JSON.stringify(policy)).toString('base64')
}

export function decodePolicy(text: string): Policy {
  return JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as Policy
}

/** `20261122T101500Z`, as signed requests to Google Cloud Storage date themselves. */
export function googleDate(time: number): string {
  return new Date(time).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
}
