/** How many products one export may carry. Chosen so that a plan stays readable and a run finishes within a working hour. */
export const maxProductsPerExport = 500
