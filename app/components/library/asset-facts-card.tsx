import { BlockStack, Card, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { AssetFacts, PictureFacts, VideoFacts } from '../../core/assets/asset-facts.ts'
import { librarySources } from '../../core/library/search.ts'
import { FactList, type Fact } from '../fact-list.tsx'
import { useFormat } from '../use-format.ts'
import { typeLabel } from './type-label.ts'

export interface AssetFactsView {
  readonly fileName: string
  readonly mimeType: string
  readonly byteSize: number
  readonly createdAt: string
  readonly source: string
  readonly sourceRef: string | null
  readonly facts: AssetFacts | null
  readonly timeZone: string
}

/** What the bytes of the file told us, and where they came from. */
export function AssetFactsCard({ asset }: { readonly asset: AssetFactsView }) {
  const { t } = useTranslation('library')
  const format = useFormat(asset.timeZone)
  const { facts, fileName, mimeType, byteSize, createdAt, sourceRef } = asset
  const source = librarySources.find((known) => known === asset.source)
  const pictureRows = usePictureRows(facts?.kind === 'image' ? facts : null)
  const videoRows = useVideoRows(facts?.kind === 'video' ? facts : null)
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {t('asset.facts')}
        </Text>
        <FactList
          facts={[
            [t('asset.fact.fileName'), fileName],
            [t('asset.fact.format'), typeLabel(mimeType)],
            [t('asset.fact.dimensions'), facts && t('tile.size', { width: facts.widthPx, height: facts.heightPx })],
            [t('asset.fact.bytes'), format.bytes(byteSize)],
            ...pictureRows,
            ...videoRows,
            [t('asset.fact.added'), format.dateTime(createdAt)],
            [t('asset.fact.source'), source ? t(`filters.sources.${source}`) : asset.source],
            ['URL', sourceRef],
          ]}
        />
      </BlockStack>
    </Card>
  )
}

const coloursShown = 6
/** Less than a fiftieth of the picture is a detail. */
const smallestShare = 0.02

function mainColours({ dominantColours }: PictureFacts) {
  return dominantColours.filter(({ share }) => share >= smallestShare).slice(0, coloursShown)
}

/** libvips' names, as people write them. */
const colourSpaceLabels: Readonly<Record<string, string>> = { srgb: 'sRGB', 'b-w': 'Greyscale', rgb16: 'RGB, 16 bit' }

function usePictureRows(facts: PictureFacts | null): Fact[] {
  const { t } = useTranslation('library')
  if (!facts) return []
  return [
    [t('asset.fact.colourSpace'), colourSpaceLabels[facts.colourSpace] ?? facts.colourSpace.toUpperCase()],
    [t('asset.fact.profile'), facts.hasIccProfile ? t('asset.fact.profileYes') : t('asset.fact.profileNo')],
    [t('asset.fact.alpha'), facts.hasAlpha ? t('asset.fact.alphaYes') : t('asset.fact.alphaNo')],
    [t('asset.fact.frames'), facts.pages > 1 ? facts.pages : null],
    [
      t('asset.fact.colours'),
      mainColours(facts).map(({ hex }) => (
        <span key={hex} className="mp-swatch" role="img" aria-label={hex} title={hex} style={{ background: hex }} />
      )),
    ],
  ]
}

function useVideoRows(facts: VideoFacts | null): Fact[] {
  const { t } = useTranslation('library')
  const format = useFormat()
  if (!facts) return []
  return [
    [t('asset.fact.duration'), t('asset.seconds', { value: format.number(Math.round(facts.durationMs / 100) / 10) })],
    [t('asset.fact.videoCodec'), facts.videoCodec],
    [t('asset.fact.audioCodec'), facts.audioCodec ?? t('asset.fact.noAudio')],
  ]
}
