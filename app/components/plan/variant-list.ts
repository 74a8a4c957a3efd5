const namedVariants = 6

/** The first few by name, and how many more there are. */
export function variantList(variants: readonly string[]): string {
  const named = variants.slice(0, namedVariants).join(', ')
  return variants.length > namedVariants ? `${named}, … (+${variants.length - namedVariants})` : named
}
