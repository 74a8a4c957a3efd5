import { html } from '../html.ts'
import { icon } from '../icon.ts'
import { layout, type Frame } from './layout.ts'

/** The embedded app in its frame; `client/frame-host.ts` draws what the app reports through App Bridge. */
export function appPage(frame: Frame, frameUrl: string): string {
  const { app } = frame
  return layout(
    frame,
    app.name,
    html`<section class="app-page" aria-label="${app.name}">
      <div class="app-bar" id="app-bar">
        <img src="/mediaport.svg" alt="" width="24" height="24" />
        <span class="app-name">${app.name}</span>
        <span class="app-separator" aria-hidden="true">${icon('ChevronRight')}</span>
        <h1 id="app-title"></h1>
        <div class="app-actions" id="app-actions"></div>
      </div>
      <div class="loading-bar" id="loading" hidden role="progressbar" aria-label="Loading"></div>
      <iframe
        id="app-frame"
        title="${app.name}"
        src="${frameUrl}"
        data-origin="${new URL(app.url).origin}"
        allow="clipboard-write"
      ></iframe>
      <div class="save-bar" id="save-bar" hidden role="region" aria-label="Unsaved changes"></div>
    </section>`,
  )
}
