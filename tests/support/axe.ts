import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const BLOCKING = ['serious', 'critical']

/** Checks the shell and the app in its frame against WCAG A and AA. @throws with rule, help and place of each violation. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
  const blocking = violations.filter(({ impact }) => BLOCKING.includes(impact ?? ''))
  if (blocking.length === 0) return
  const lines = blocking.flatMap(({ id, impact, help, nodes }) => [
    `${id} (${impact}): ${help}`,
    ...nodes.map(({ target, html }) => `    ${target.join(' ')}  ${html}`),
  ])
  throw new Error(`Accessibility violations at ${page.url()}:\n${lines.join('\n')}`)
}
