/** The coefficients that bring `rows · coefficients` nearest to the values; all rows have the same length. */
export function leastSquares(rows: readonly (readonly number[])[], values: readonly number[]): number[] {
  const size = rows[0]?.length ?? 0
  const matrix = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size + 1 }, (_, column) =>
      rows.reduce(
        (sum, terms, at) => sum + (terms[row] ?? 0) * (column < size ? (terms[column] ?? 0) : (values[at] ?? 0)),
        0,
      ),
    ),
  )
  return solve(matrix)
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
