import { Badge, BlockStack, Button, InlineGrid, InlineStack, Text } from '@shopify/polaris'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfferView, VariantOffers } from '../../core/matching/link-view.ts'
import type { StoreView } from '../../core/matching/matching-view.ts'
import { ChooseListing } from './choose-listing.tsx'
import { QuestionText } from './question-text.tsx'
import type { LinkActions } from './use-link-actions.ts'
import { useOfferText } from './use-offer-text.ts'

interface VariantListingsRowProps {
  readonly store: StoreView
  readonly variant: VariantOffers
  readonly title: string
  readonly actions: LinkActions
}

/** A variant, its listings, what was found for it, and the choice of another. */
export function VariantListingsRow({ store, variant, title, actions }: VariantListingsRowProps) {
  const { t } = useTranslation('matching')
  const panel = useId()
  // What the choice is to take the place of; '' is an additional listing, null is no choosing.
  const [choosing, setChoosing] = useState<string | null>(null)
  const toggle = (instead: string) => setChoosing((current) => (current === instead ? null : instead))
  const { linked, found, question } = variant
  return (
    <li className="mp-offers__row">
      <BlockStack gap="300">
        <InlineGrid columns={{ xs: 1, md: ['oneThird', 'twoThirds'] }} gap="200">
          <VariantFacts variant={variant} title={title} />
          <BlockStack gap="300">
            {linked.map((offer) => (
              <OfferLine
                key={offer.remoteId}
                offer={offer}
                badge={<Badge tone="success">{t(`offers.by.${offer.by}`)}</Badge>}
              >
                <Button
                  accessibilityLabel={t('offers.changeNamed', { title })}
                  ariaExpanded={choosing === offer.remoteId}
                  ariaControls={panel}
                  onClick={() => toggle(offer.remoteId)}
                >
                  {t('actions.change')}
                </Button>
                <Button
                  tone="critical"
                  variant="tertiary"
                  loading={actions.busy === offer.remoteId}
                  accessibilityLabel={t('product.unlinkNamed', { title: offer.remoteId })}
                  onClick={() => actions.unlink(offer.remoteId)}
                >
                  {t('product.unlink')}
                </Button>
              </OfferLine>
            ))}
            {found.map((offer) => (
              <OfferLine
                key={offer.remoteId}
                offer={offer}
                badge={<Badge tone="info">{t(`offers.by.${offer.by}`)}</Badge>}
              >
                <Button
                  loading={actions.busy === offer.remoteId}
                  accessibilityLabel={t('actions.acceptNamed', { title })}
                  onClick={() => actions.choose(variant.id, offer.remoteId, null)}
                >
                  {t('actions.accept')}
                </Button>
              </OfferLine>
            ))}
            {question && (
              <Text as="p" variant="bodySm" breakWord>
                <QuestionText question={question} words={store.words} />
              </Text>
            )}
            <InlineStack gap="200" blockAlign="center">
              {linked.length + found.length === 0 && <Badge>{t('row.unlinked')}</Badge>}
              <Button
                variant={linked.length + found.length === 0 ? 'secondary' : 'plain'}
                accessibilityLabel={t(linked.length > 0 ? 'offers.addNamed' : 'offers.chooseNamed', { title })}
                ariaExpanded={choosing === ''}
                ariaControls={panel}
                onClick={() => toggle('')}
              >
                {t(linked.length > 0 ? 'offers.add' : 'offers.choose')}
              </Button>
            </InlineStack>
          </BlockStack>
        </InlineGrid>
        {choosing !== null && (
          <div id={panel}>
            <ChooseListing
              store={store}
              variant={variant}
              busy={actions.busy}
              onClose={() => setChoosing(null)}
              onChoose={(remoteId) => {
                actions.choose(variant.id, remoteId, choosing || null)
                setChoosing(null)
              }}
            />
          </div>
        )}
      </BlockStack>
    </li>
  )
}

function VariantFacts({ variant: { sku, barcode }, title }: Pick<VariantListingsRowProps, 'variant' | 'title'>) {
  const { t } = useTranslation('matching')
  const facts = [sku ? t('product.sku', { sku }) : t('store.noSku'), barcode && t('offers.barcode', { barcode })]
  return (
    <BlockStack>
      <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
        <bdi>{title}</bdi>
      </Text>
      <Text as="p" variant="bodySm" tone="subdued" breakWord>
        {facts.filter(Boolean).join(' · ')}
      </Text>
    </BlockStack>
  )
}

interface OfferLineProps {
  readonly offer: OfferView
  readonly badge: React.ReactNode
  readonly children: React.ReactNode
}

function OfferLine({ offer, badge, children }: OfferLineProps) {
  const { t } = useTranslation('matching')
  const offerText = useOfferText()
  const { title, details } = offer
  return (
    <InlineStack align="space-between" blockAlign="start" gap="200">
      <BlockStack gap="050">
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" breakWord>
            <bdi>{offerText(offer)}</bdi>
          </Text>
          {badge}
        </InlineStack>
        <Text as="p" variant="bodySm" tone="subdued" breakWord>
          <bdi>{title}</bdi>
          {details.productType && ` · ${t('offers.productType', { type: details.productType })}`}
        </Text>
      </BlockStack>
      <InlineStack gap="200">{children}</InlineStack>
    </InlineStack>
  )
}
