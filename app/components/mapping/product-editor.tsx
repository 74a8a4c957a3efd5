import { BlockStack } from '@shopify/polaris'
import type { PictureTrayView, ProductMappingView } from '../../core/mapping/mapping-view.ts'
import { VariantListingsCard } from '../matching/variant-listings-card.tsx'
import { type Editor, EditorProvider } from './editor-context.ts'
import { GalleryOrder } from './gallery-order.tsx'
import { GridDrag } from './grid-drag.tsx'
import { useKnownPictures } from './known-pictures.ts'
import { PictureTray } from './picture-tray.tsx'
import { ProductHeader } from './product-header.tsx'
import { SaveProblem } from './save-status.tsx'
import { Suggestions } from './suggestions.tsx'
import { TargetGrid } from './target-grid.tsx'
import { useTargetLabel } from './target-label.ts'
import { useMappingChanges } from './use-mapping-changes.ts'

interface ProductEditorProps {
  readonly draftId: string
  readonly view: ProductMappingView
  readonly tray: PictureTrayView
  /** How many pictures the export was begun with; 0: the whole library. */
  readonly chosenPictures: number
  readonly productCount: number
}

/** Everything about the pictures of one product: suggestions, the grid, the order, the library beside it. */
export function ProductEditor({ draftId, view, tray, chosenPictures, productCount }: ProductEditorProps) {
  const { product } = view
  const labelOf = useTargetLabel(product)
  const changes = useMappingChanges(`/app/drafts/${draftId}/products/${product.id}/mapping`, view.entries)
  const { pictureOf, remember } = useKnownPictures(view.pictures, tray.pictures)
  const editor: Editor = { product, entries: changes.entries, apply: changes.apply, pictureOf, labelOf }
  return (
    <EditorProvider value={editor}>
      <BlockStack gap="400">
        <SaveProblem state={changes.saveState} onRetry={changes.retry} />
        <ProductHeader view={view} productCount={productCount} saveState={changes.saveState} />
        <GridDrag>
          <div className="mp-map">
            <BlockStack gap="400">
              <Suggestions />
              <TargetGrid key={product.id} initialGroupBy={view.groupBy} />
              <GalleryOrder />
            </BlockStack>
            <div className="mp-map__side">
              <PictureTray
                endpoint={`/app/drafts/${draftId}/pictures`}
                first={tray}
                hasChosen={chosenPictures > 0}
                onLoaded={remember}
              />
            </div>
          </div>
        </GridDrag>
        {view.offers.map((offers) => (
          <VariantListingsCard key={offers.store.id} offers={offers} productTitle={product.title} />
        ))}
      </BlockStack>
    </EditorProvider>
  )
}
