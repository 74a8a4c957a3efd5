/** An expected outcome: a value, or the issue that prevented it. Bugs and outages are thrown instead (`errors.ts`). */
export type Result<Value, Issue> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly issue: Issue }

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function notOk<Issue>(issue: Issue): { readonly ok: false; readonly issue: Issue } {
  return { ok: false, issue }
}
