import { slugOf } from '../images/file-name.ts'
import { isObject, type Json, type JsonObject } from '../json.ts'
import type { AttributeValue, Product, ProductAttribute, Variation } from '../state/model.ts'
import type { Site } from '../state/site.ts'

/** Attributes of a product as sent. Options of the store's own attributes are terms, which come back by name. */
export function readAttributes({ data }: Site, sent: Json): ProductAttribute[] {
  return listOf(sent).flatMap((attribute, at) => {
    const id = Number(attribute['id'] ?? 0)
    const name = data.attributes.get(id)?.name ?? String(attribute['name'] ?? '')
    if (name === '') return []
    const options = Array.isArray(attribute['options']) ? attribute['options'].map(String) : []
    return [
      {
        ...{ id, name },
        position: Number(attribute['position'] ?? at),
        visible: attribute['visible'] === true,
        variation: attribute['variation'] === true,
        options: id > 0 ? options.toSorted() : options,
      },
    ]
  })
}

/** Attribute values of a variation. An option that is no term of the store's attribute is kept as its slug, unchecked. */
export function readValues(site: Site, parent: Product | undefined, sent: Json): AttributeValue[] {
  return listOf(sent).flatMap((value) => {
    const id = Number(value['id'] ?? 0)
    const name = site.data.attributes.get(id)?.name ?? String(value['name'] ?? '')
    const option = String(value['option'] ?? '')
    if (name === '') return []
    const terms = parent?.attributes.find((attribute) => attribute.id === id && attribute.name === name)?.options ?? []
    const known = id === 0 || terms.includes(option)
    return [{ id, name, option: known ? option : slugOf(option) }]
  })
}

/** Default attributes of the store's own kind come back as slugs. */
export function readDefaults(site: Site, sent: Json): AttributeValue[] {
  return readValues(site, undefined, sent)
}

export function attributeView({ data }: Site, { id, name, position, ...rest }: ProductAttribute): JsonObject {
  const slug = data.attributes.get(id)?.slug ?? name
  const { visible, variation, options } = rest
  return { id, name, slug, position, visible, variation, options }
}

export function valueView({ data }: Site, { id, name, option }: AttributeValue): JsonObject {
  return { id, name, slug: data.attributes.get(id)?.slug ?? slugOf(name), option }
}

/** "Red, S": how a variation is called within its product. */
export const variationName = ({ attributes }: Variation): string => attributes.map(({ option }) => option).join(', ')

/** The query that preselects a variation on its product's page. */
export function variationQuery({ data }: Site, { attributes }: Variation): string {
  return attributes
    .map(({ id, name, option }) => {
      const slug = data.attributes.get(id)?.slug
      return `attribute_${slug ?? slugOf(name)}=${encodeURIComponent(slug ? slugOf(option) : option)}`
    })
    .join('&')
}

function listOf(sent: Json): JsonObject[] {
  return Array.isArray(sent) ? sent.filter(isObject) : []
}
