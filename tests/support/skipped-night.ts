/** The next last Sunday of March, as UTC midnight: at 02:00 the clocks of most of Europe skip an hour. */
export function nextSkippedNight(now = new Date()): Date {
  const inYear = (year: number): Date => {
    const lastOfMarch = new Date(Date.UTC(year, 2, 31))
    return new Date(Date.UTC(year, 2, 31 - lastOfMarch.getUTCDay()))
  }
  const year = now.getUTCFullYear()
  return inYear(year) > now ? inYear(year) : inYear(year + 1)
}
