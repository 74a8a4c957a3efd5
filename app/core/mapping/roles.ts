/** The canonical places of a picture; each channel compiles them into its own order and slots (design: one mapping, three channels). */
export const mappingRoles = ['hero', 'angle', 'detail', 'lifestyle', 'swatch', 'video'] as const

export type MappingRole = (typeof mappingRoles)[number]

/** As merchants read them. */
export const mappingRoleLabels: Record<MappingRole, string> = {
  hero: 'Main',
  angle: 'Angle',
  detail: 'Detail',
  lifestyle: 'Lifestyle',
  swatch: 'Swatch',
  video: 'Video',
}
