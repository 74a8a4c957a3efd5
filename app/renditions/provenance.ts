import type { Provenance } from '../core/assets/asset-facts.ts'

/** IPTC's vocabulary: https://cv.iptc.org/newscodes/digitalsourcetype/ */
const VOCABULARY = 'http://cv.iptc.org/newscodes/digitalsourcetype/'

/** The picture was made by a generative model. */
export const generatedByModel = `${VOCABULARY}trainedAlgorithmicMedia`

const sourceTerm = /https?:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\/([A-Za-z]+)/
const creatorTool = /(?:xmp|xap):CreatorTool(?:="([^"]*)"|='([^']*)'|\s*>([^<]*)<)/

/**
 * What an XMP packet says of a picture's origin; null when it says nothing. Read by pattern, not by an XML parser: the packet
 * comes from a stranger, three fields of it matter, and entities must stay unresolved.
 */
export function readProvenance(xmp: string | undefined): Provenance | null {
  const term = sourceTerm.exec(xmp ?? '')?.[1]
  if (!term) return null
  const tool = creatorTool.exec(xmp ?? '')
  const name = tool?.[1] ?? tool?.[2] ?? tool?.[3]
  return { digitalSourceType: `${VOCABULARY}${term}`, creatorTool: name ? unescapeXml(name).slice(0, 200) : null }
}

/** The smallest XMP packet (ISO 16684-1) that carries the origin, and nothing else of the original's metadata. */
export function provenanceXmp({ digitalSourceType, creatorTool: tool }: Provenance): string {
  const toolAttribute = tool ? ` xmp:CreatorTool="${escapeXml(tool)}"` : ''
  return (
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""' +
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"' +
    `${toolAttribute}><Iptc4xmpExt:DigitalSourceType>${escapeXml(digitalSourceType)}</Iptc4xmpExt:DigitalSourceType>` +
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
  )
}

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' }

function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => entities[sign] ?? sign)
}

function unescapeXml(text: string): string {
  return Object.entries(entities).reduce((plain, [sign, entity]) => plain.replaceAll(entity, sign), text)
}
