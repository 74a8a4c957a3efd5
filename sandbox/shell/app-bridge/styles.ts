/** Adopted sheets style the page without adding a node to it, so that hydration finds the document the server sent. */
export function adoptStyles(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    ui-title-bar, ui-nav-menu, ui-save-bar, ui-modal { display: none; }
    .bridge-modal {
      width: min(38rem, calc(100vw - 2rem)); max-height: calc(100dvh - 2rem); padding: 0; border: 0; border-radius: 1rem;
      flex-direction: column; overflow: hidden; color: #303030; background: #fff; font-size: .8125rem;
      box-shadow: 0 1.25rem 2.5rem rgb(0 0 0 / .28);
    }
    .bridge-modal[open] { display: flex; }
    .bridge-modal::backdrop { background: rgb(0 0 0 / .5); }
    .bridge-modal-small { width: min(24rem, calc(100vw - 2rem)); }
    .bridge-modal-large { width: min(61rem, calc(100vw - 2rem)); }
    .bridge-modal-max { width: calc(100vw - 2rem); height: calc(100dvh - 2rem); }
    .bridge-modal > header { display: flex; align-items: center; gap: 1rem; padding: .75rem 1rem; background: #f3f3f3; }
    .bridge-modal > header h2 { flex: 1; margin: 0; font-size: .875rem; font-weight: 650; }
    .bridge-modal-content { overflow: auto; flex: 1; }
    .bridge-modal > footer { display: flex; justify-content: flex-end; gap: .5rem; padding: .75rem 1rem; border-top: 1px solid #e3e3e3; }
    .bridge-modal > footer[hidden] { display: none; }
    .bridge-modal > header button, .bridge-modal > footer button {
      min-height: 1.75rem; padding: .25rem .75rem; border: 1px solid #c9c9c9; border-radius: .5rem; background: #fff;
      color: inherit; font: inherit; font-weight: 550; cursor: pointer;
    }
    .bridge-modal > * > button.bridge-primary { border-color: #1a1a1a; background: #303030; color: #fff; }
    .bridge-modal > * > button.bridge-critical { border-color: #8e0b21; background: #c70a24; color: #fff; }
    .bridge-modal > * > button:disabled { border-color: #e3e3e3; background: #f1f1f1; color: #6b6b6b; cursor: default; }
    .bridge-modal > header .bridge-close { border: 0; background: none; padding: .25rem .5rem; }
  `)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
