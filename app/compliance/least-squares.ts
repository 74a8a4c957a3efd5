/** The coefficients that bring `rows · coefficients` nearest to the values; all rows have the same length. */
export function leastSquares(rows: readonly (readonly number[])[], values: ArrayLike<number>): number[] {
  const size = rows[0]?.length ?? 0
  const matrix = Array.from({ length: size }, () => new Array<number>(size + 1).fill(0))
  rows.forEach((terms, at) => addTo(matrix, terms, values[at] ?? 0))
  return solve(matrix)
}

/** The normal equations grow by one observation. */
function addTo(matrix: number[][], terms: readonly number[], value: number): void {
  for (let row = 0; row < matrix.length; row += 1) {
    const line = matrix[row] ?? []
    const term = terms[row] ?? 0
    for (let column = 0; column < terms.length; column += 1)
      line[column] = (line[column] ?? 0) + term * (terms[column] ?? 0)
    line[terms.length] = (line[terms.length] ?? 0) + term * value
  }
}

/** Gauss–Jordan elimination with pivoting. A column that says nothing gets 0. */
function solve(matrix: number[][]): number[] {
  const size = matrix.length
  for (let column = 0; column < size; column += 1) {
    const pivot = pivotRow(matrix, column)
    const row = matrix[pivot] ?? []
    const lead = row[column] ?? 0
    if (Math.abs(lead) < 1e-9) continue
    matrix[pivot] = matrix[column] ?? []
    matrix[column] = row.map((value) => value / lead)
    matrix.forEach((other, at) => {
      if (at !== column) matrix[at] = minus(other, matrix[column] ?? [], other[column] ?? 0)
    })
  }
  return matrix.map((row) => row[size] ?? 0)
}

function pivotRow(matrix: readonly (readonly number[])[], column: number): number {
  let best = column
  for (let row = column + 1; row < matrix.length; row += 1)
    if (Math.abs(matrix[row]?.[column] ?? 0) > Math.abs(matrix[best]?.[column] ?? 0)) best = row
  return best
}

function minus(row: readonly number[], other: readonly number[], times: number): number[] {
  return row.map((value, at) => value - times * (other[at] ?? 0))
}
